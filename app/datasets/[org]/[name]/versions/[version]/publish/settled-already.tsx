import { ButtonLink, Buttons } from '#app/_ui/button.tsx'
import { PageHead } from '#app/_ui/columns.tsx'
import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import type { Actor } from '#lib/dataset/access.ts'

type Props = {
  actor: Actor
  path: string
  version: { label: string; status: 'published' | 'withdrawn'; digest: string | null }
}

/** For a version that is no draft any more: what it is, and what to do instead. */
export function SettledAlready({ actor, path, version }: Props) {
  const { label, status, digest } = version
  return (
    <PageFrame actor={actor}>
      <PageHead title={`${label} is ${status} already`}>
        It cannot be changed. What is different in the data belongs in a new version.
      </PageHead>
      {digest !== null && (
        <p className="mt-6">
          <DigestChip digest={digest} />
        </p>
      )}
      <div className="mt-6">
        <Buttons>
          <ButtonLink look="main" href={`/datasets/${path}/versions/new?from=${encodeURIComponent(label)}`}>
            Draft the next version
          </ButtonLink>
          <ButtonLink href={`/datasets/${path}/versions/${encodeURIComponent(label)}`}>{`See ${label}`}</ButtonLink>
        </Buttons>
      </div>
    </PageFrame>
  )
}
