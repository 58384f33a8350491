import type { ReactNode } from 'react'
import { DigestChip } from './digest-chip.tsx'
import { formatShortDate, type Moment } from './format.ts'

type EvidenceProps = {
  /** The words that were found. Empty: only the place is known. */
  quote?: ReactNode
  /** Where: address, line, record. */
  where: string
  href?: string
  readOn: Moment
  /** The rule and its version, `page-notice/4`. */
  rule?: string
  /** Of the bytes that were read, if they were kept. */
  digest?: string | null
  /** Its number, when the text refers to it. */
  number?: number
  /** The page of this piece of evidence: what its source said later, and what rests on it. */
  page?: string
  /** Since when the source says something else. */
  staleSince?: Moment
  /** An answer by the maintainers stands under the line that it answers. */
  answer?: boolean
}

/** One piece of evidence: quote, place, date, rule, digest. */
export function EvidenceLine(props: EvidenceProps) {
  const { quote, where, href, readOn, rule, digest = null, number, page, staleSince, answer = false } = props
  return (
    <div className={answer ? 'ev answer' : 'ev'} id={number === undefined ? undefined : `evidence-${number}`}>
      {number !== undefined && <span className="n">{number}</span>}
      {quote !== undefined && quote !== '' && <q>{quote}</q>}
      <span className="where">{href === undefined ? where : <Source href={href}>{where}</Source>}</span>
      <span className="meta">
        {`read ${formatShortDate(readOn)}`}
        {rule !== undefined && ` · rule ${rule}`}
        {digest !== null && ' · '}
        {digest !== null && <DigestChip digest={digest} look="bare" />}
        {page !== undefined && ' · '}
        {page !== undefined && <a href={page}>its history</a>}
        {staleSince !== undefined && (
          <strong className="stale">{` · stale since ${formatShortDate(staleSince)}: the page says something else`}</strong>
        )}
      </span>
    </div>
  )
}

function Source({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} rel="nofollow noopener noreferrer">
      {children}
    </a>
  )
}

type NoEvidenceProps = { children: ReactNode; lookedIn: string; on: Moment; rule?: string }

/** That nothing was found, and where it was looked for. `children` is the sentence. */
export function NoEvidence({ children, lookedIn, on, rule }: NoEvidenceProps) {
  return (
    <div className="ev none">
      <span className="found">{children}</span>
      <span className="where">{lookedIn}</span>
      <span className="meta">{`${formatShortDate(on)}${rule === undefined ? '' : ` · rule ${rule}`}`}</span>
    </div>
  )
}
