import type { ReactNode } from 'react'

/** What someone said about a use (IETF AIPREF). `on-hold`: unknown, since a place that could say could not be read. */
export type Said = 'allowed' | 'disallowed' | 'unknown' | 'on-hold'
/** What was found when it was looked for. */
export type Found = 'yes' | 'partly' | 'no' | 'unknown' | 'na'

const SAID_WORDS = { allowed: 'allowed', disallowed: 'disallowed', unknown: 'unknown', 'on-hold': 'on hold' } as const
const FOUND_WORDS = { yes: 'yes', partly: 'partly', no: 'no', unknown: 'unknown', na: 'not applicable' } as const

/** A square: what people said. The word stands beside it; `children` replaces the word, `words="hidden"` leaves it to readers of the screen. */
export function SaidMark({ said, children, words = 'shown' }: MarkProps & { said: Said }) {
  return <Mark sign={`q-${said}`} kind={said} text={children ?? SAID_WORDS[said]} words={words} />
}

/** A disc: what was found. As `SaidMark`. */
export function FoundMark({ found, children, words = 'shown' }: MarkProps & { found: Found }) {
  return <Mark sign={`d-${found}`} kind={found} text={children ?? FOUND_WORDS[found]} words={words} />
}

type MarkProps = { children?: ReactNode; words?: 'shown' | 'hidden' }

function Mark({ sign, kind, text, words }: { sign: string; kind: string; text: ReactNode; words: 'shown' | 'hidden' }) {
  return (
    <span className={`v v-${kind}${words === 'hidden' ? ' bare' : ''}`}>
      <svg aria-hidden="true">
        <use href={`#${sign}`} />
      </svg>
      <span className={words === 'hidden' ? 'vh' : undefined}>{text}</span>
    </span>
  )
}
