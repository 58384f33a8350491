import { Banner } from '#app/_ui/banner.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { formatPlural } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import type { PublicCopy } from '#lib/archive/public.ts'
import { CopyRow } from './copy-row.tsx'

type CopiesProps = { copies: readonly PublicCopy[]; page: string; mayCheck: boolean; mayRetire: boolean }

/** Every copy with its evidence and how it stands; those that are counted on no longer come last, folded. */
export function CopiesSection({ copies, page, mayCheck, mayRetire }: CopiesProps) {
  const counted = copies.filter(({ retirement }) => retirement === null)
  const retired = copies.filter(({ retirement }) => retirement !== null)
  return (
    <Section title="Copies" id="copies" right={formatPlural(counted.length, 'copy', 'copies')}>
      {counted.length === 0 && (
        <Empty title="No copy of this version is recorded">
          <p>
            That does not mean that there is none: nobody has said where one is. A copy that is recorded is checked from
            here, byte for byte where its digest is known.
          </p>
        </Empty>
      )}
      {counted.map((copy) => (
        <CopyRow key={copy.id} copy={copy} page={page} mayCheck={mayCheck} mayRetire={mayRetire} />
      ))}
      {retired.length > 0 && (
        <details className="unfold mt-4">
          <summary>{`${formatPlural(retired.length, 'copy is', 'copies are')} counted on no longer`}</summary>
          <div>
            {retired.map((copy) => (
              <CopyRow key={copy.id} copy={copy} page={page} mayCheck={false} mayRetire={false} />
            ))}
          </div>
        </details>
      )}
    </Section>
  )
}

const TOLD: Readonly<Record<string, { kind: 'good' | 'note' | 'bad'; title: string }>> = {
  recorded: {
    kind: 'good',
    title: 'The copy is recorded. Its first check is queued; load this page again in a minute.',
  },
  queued: { kind: 'good', title: 'A check is queued. Load this page again in a minute to see what it found.' },
  retired: { kind: 'good', title: 'The copy is counted on no longer. It stays readable with its checks.' },
  reported: { kind: 'good', title: 'The check is kept, told apart from those that were made here.' },
  'no-reason': { kind: 'bad', title: 'Nothing was changed: say why the copy is to be counted on no longer.' },
  over: { kind: 'note', title: 'Nothing changed: the copy was retired already.' },
  'not-found': { kind: 'note', title: 'This copy is not known here.' },
  forbidden: { kind: 'bad', title: 'Your role in this organisation does not let you do that.' },
}

/** What came of the last step, by its code. */
export function ToldNotice({ code }: { code: string | undefined }) {
  const told = code !== undefined && Object.hasOwn(TOLD, code) ? TOLD[code] : undefined
  return told === undefined ? null : (
    <div role="status" className="mt-4">
      <Banner kind={told.kind} title={told.title} />
    </div>
  )
}
