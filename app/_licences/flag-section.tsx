import { formatPlural } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import { StatementRow } from '#app/_ui/statement-row.tsx'
import type { Judged } from './judged.ts'
import { type MergedFlag, mergeByCode } from './merged-flags.ts'

/** Red flags, beside the verdict and never averaged into it: what is raised, by which parts, on which evidence. */
export function FlagSection({ judged }: { judged: Judged }) {
  const flags = mergeByCode(judged.judgement.flags)
  if (flags.length === 0) return null
  return (
    <Section title="Red flags" id="flags" right={formatPlural(flags.length, 'flag', 'flags')}>
      {flags.map((flag) => (
        <StatementRow key={flag.code} name={flag.says} evidence={<Evidence digests={flag.evidence} />}>
          <Raised flag={flag} judged={judged} />
          <p className="label m-0">{flag.code}</p>
        </StatementRow>
      ))}
    </Section>
  )
}

const SHOWN = 4

function Raised({ flag, judged }: { flag: MergedFlag; judged: Judged }) {
  const names = flag.raised.flatMap(({ version, parts }) => {
    const licensing = judged.licensing.find((one) => one.version === version)
    const isOne = judged.licensing.length === 1
    return parts.map((id) => {
      const part = licensing?.parts.find((one) => one.id === id)
      const name = part === undefined ? id : part.kind === 'version' ? 'the version as a whole' : part.name
      return isOne ? name : `${name} in ${licensing?.dataset ?? version} ${licensing?.label ?? ''}`
    })
  })
  const more = names.length - SHOWN
  return (
    <p className="small second m-0">
      {`${names.slice(0, SHOWN).join(', ')}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}`}
    </p>
  )
}

function Evidence({ digests }: { digests: readonly string[] }) {
  const shown = [...new Set(digests)]
  if (shown.length === 0)
    return (
      <div className="ev none">
        <span className="found">No evidence is recorded for this.</span>
      </div>
    )
  return (
    <p className="small m-0">
      Evidence:{' '}
      {shown.slice(0, 6).map((digest, place) => (
        <span key={digest}>
          {place > 0 && ', '}
          <a href={`/evidence/${digest}`}>
            <code>{digest.slice(7, 15)}</code>
          </a>
        </span>
      ))}
      {shown.length > 6 && ` and ${shown.length - 6} more`}
    </p>
  )
}
