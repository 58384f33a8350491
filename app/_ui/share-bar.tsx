import { formatShare } from './format.ts'

export type ShareKind =
  | 'open'
  | 'cond'
  | 'closed'
  | 'unknown'
  | 'allowed'
  | 'disallowed'
  | 'on-hold'
  | 'yes'
  | 'partly'
  | 'no'
  | 'woad'
  | 'dropped'
  | 'rest'

/** `share` is from 0 to 1. Order: good, conditional, bad, unknown last. */
export type Share = { kind: ShareKind; label: string; share: number }

type BarProps = { shares: readonly Share[]; size?: 'full' | 'thin'; legend?: 'below' | 'none'; digits?: number }

/** How a whole is divided. What is above nothing is never thinner than 2 px; the legend repeats each word with its figure. */
export function ShareBar({ shares, size = 'full', legend = 'below', digits = 1 }: BarProps) {
  const spoken = shares.map((part) => `${part.label} ${formatShare(part.share, digits)}`).join(', ')
  return (
    <>
      <div className={size === 'thin' ? 'bar thin' : 'bar'} role="img" aria-label={spoken}>
        {shares
          .filter((part) => part.share > 0)
          .map((part) => (
            <i key={part.label} className={`b-${part.kind}`} style={{ width: `${part.share * 100}%` }} />
          ))}
      </div>
      {legend === 'below' && <Legend shares={shares} digits={digits} />}
    </>
  )
}

function Legend({ shares, digits }: { shares: readonly Share[]; digits: number }) {
  return (
    <ul className="legend">
      {shares.map((part) => (
        <li key={part.label}>
          <i className={`b-${part.kind}`} />
          <span>
            {part.label} <b>{formatShare(part.share, digits)}</b>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** One amount against the largest of its column, in a table; the figure stands beside it, so it is not read aloud. */
export function AmountBar({ share, kind = 'woad' }: { share: number; kind?: ShareKind }) {
  return (
    <div className="bar thin" aria-hidden="true">
      {share > 0 && <i className={`b-${kind}`} style={{ width: `${share * 100}%` }} />}
    </div>
  )
}
