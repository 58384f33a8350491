import { formatCount } from '#app/_ui/format.ts'
import { type MarkedLines, splitLines } from '#lib/preference/marked-lines.ts'

/** So many lines of a file stand on a page; its bytes are kept whole. */
export const LINES_SHOWN = 5000
const LINE_MAX = 2000

type SourceProps = {
  /** What the text is, for readers of the screen. */
  label: string
  text: string
  /** What stands on which line, in a few words each. */
  marked: MarkedLines<string>
  /** Where the whole is. */
  bytesHref: string
}

/** A file as it came, line by line: each has its number and an anchor (`#L12`), and those that decide are marked, with why. */
export function SourceText({ label, text, marked, bytesHref }: SourceProps) {
  const lines = splitLines(text).map((line, index) => ({ number: index + 1, line }))
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard (WCAG 2.1.1). */}
      <figure className="source-text" aria-label={label} tabIndex={0}>
        <ol>
          {lines.slice(0, LINES_SHOWN).map(({ number, line }) => (
            <SourceLine key={number} number={number} text={line} why={marked.get(number) ?? []} />
          ))}
        </ol>
      </figure>
      {lines.length > LINES_SHOWN && (
        <p className="label mt-2">
          {`The first ${formatCount(LINES_SHOWN)} of ${formatCount(lines.length)} lines. `}
          <a href={bytesHref}>All of it</a>
        </p>
      )}
      {lines.length === 0 && <p className="label mt-2">It is empty.</p>}
    </>
  )
}

function SourceLine({ number, text, why }: { number: number; text: string; why: readonly string[] }) {
  const shown = text.length > LINE_MAX ? `${text.slice(0, LINE_MAX)} …` : text
  return (
    <li id={`L${number}`} className={why.length > 0 ? 'decides' : undefined}>
      <a href={`#L${number}`} aria-label={`Line ${number}`}>
        {number}
      </a>
      {why.length > 0 ? <mark>{shown}</mark> : <code>{shown}</code>}
      {why.length > 0 && <span className="why">{[...new Set(why)].join(' · ')}</span>}
    </li>
  )
}
