/** What a licence lets one do, in four families. `unknown`: nothing can be concluded. */
export type LicenseFamily = 'open' | 'open-with-conditions' | 'restricted' | 'unknown'

const LOOK = {
  open: ['open', 'l-open', 'open'],
  'open-with-conditions': ['cond', 'l-cond', 'open, with conditions'],
  restricted: ['closed', 'l-closed', 'restricted'],
  unknown: ['none', 'l-none', 'unknown'],
} as const

type Badge = { id: string; family: LicenseFamily; href?: string }

/**
 * A licence as an SPDX id or expression, with the sign of its family. Solid border: concluded from evidence; dashed: only
 * declared. `href` opens the evidence. Family and basis are said in words for those who don't see them.
 */
export function LicenseBadge({ id, family, basis, href }: Badge & { basis: 'declared' | 'concluded' }) {
  const [look, sign, word] = LOOK[family]
  const className = `lic ${look}${basis === 'declared' ? ' declared' : ''}`
  const inside = (
    <>
      <svg aria-hidden="true">
        <use href={`#${sign}`} />
      </svg>
      <span>{id}</span>
      <span className="vh">{` (${word}, ${basis === 'declared' ? 'declared only' : 'concluded'})`}</span>
    </>
  )
  return href === undefined ? (
    <span className={className}>{inside}</span>
  ) : (
    <a className={className} href={href}>
      {inside}
    </a>
  )
}

/** declared [A] → concluded [B]: what was said, and what the evidence bears out. */
export function LicenseChain({ declared, concluded }: { declared: Badge; concluded: Badge | null }) {
  return (
    <span className="chain">
      declared <LicenseBadge {...declared} basis="declared" />
      <span aria-hidden="true">→</span>
      {concluded === null ? (
        'not concluded'
      ) : (
        <>
          concluded <LicenseBadge {...concluded} basis="concluded" />
        </>
      )}
    </span>
  )
}
