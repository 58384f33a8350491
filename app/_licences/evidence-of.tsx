import { EvidenceLine } from '#app/_ui/evidence-line.tsx'
import { formatDate } from '#app/_ui/format.ts'
import { LicenseBadge } from '#app/_ui/license-badge.tsx'
import { licenseFamily } from '#lib/license/family.ts'
import type { LicensingStatement } from '#lib/license/licensing.ts'
import { BASIS_WORDS } from '../datasets/_parts/words.ts'

/** A statement that a verdict rests on: the licence, who concluded it, when and why, and its evidence down to the quote. */
export function StatementChain({ statement }: { statement: LicensingStatement }) {
  const { expression, kind, by, at, basis, reason, evidence, watched, standing } = statement
  const who = by === '' ? '' : ` by ${by}`
  const when = at === null ? '' : ` on ${formatDate(at)}`
  const on = basis === null ? '' : `, from ${BASIS_WORDS[basis]}`
  return (
    <div className="mt-2">
      <p className="small second m-0">
        <LicenseBadge id={expression} family={licenseFamily(expression)} basis={kind} />
        {` ${kind}${who}${when}${on}${standing === 'recorded' ? '' : `; ${standing}`}.${reason === '' ? '' : ` ${reason}`}`}
      </p>
      {evidence.length === 0 && (
        <div className="ev none">
          <span className="found">Without evidence.</span>
          <span className="meta">It stands as it was written.</span>
        </div>
      )}
      {evidence.slice(0, 3).map((piece, place) => (
        <EvidenceLine
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two pieces may be equal
          key={place}
          quote={piece.quote}
          where={whereOf(piece.source, piece.locator)}
          href={piece.source}
          readOn={piece.retrievedAt}
          digest={piece.digest}
          {...watchedProps(watched[place])}
        />
      ))}
    </div>
  )
}

/** The page of a piece of evidence, and since when its source says something else. */
export function watchedProps(watched: LicensingStatement['watched'][number] | undefined) {
  if (watched === undefined) return {}
  const { digest, page } = watched
  const stale = page.staleSince === null ? {} : { staleSince: page.staleSince }
  return { page: `/evidence/${digest}`, ...stale }
}

export function whereOf(source: string, locator: string): string {
  const address = source.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '')
  return locator === '' ? address : `${address}, ${locator}`
}
