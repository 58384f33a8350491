import { SaidMark } from '#app/_ui/mark.tsx'
import type { LicenseTerms } from '#lib/license/terms.ts'
import { PERMISSIONS } from '#lib/license/use.ts'
import { PERMISSION_WORDS } from './terms-words.ts'

const SAID = { yes: 'allowed', no: 'disallowed', unknown: 'unknown' } as const

/** The four permissions of an entry, each with its square and its word. */
export function PermissionMarks({ permissions }: Pick<LicenseTerms, 'permissions'>) {
  return (
    <span className="flex flex-wrap gap-x-3">
      {PERMISSIONS.map((permission) => (
        <SaidMark key={permission} said={SAID[permissions[permission]]}>
          {PERMISSION_WORDS[permission]}
          <span className="vh">{`: ${SAID[permissions[permission]]};`}</span>
        </SaidMark>
      ))}
    </span>
  )
}
