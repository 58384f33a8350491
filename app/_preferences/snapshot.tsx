import { CodeText } from '#app/_ui/code-block.tsx'
import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { type Fact, Facts } from '#app/_ui/facts.tsx'
import { formatBytes, formatTime } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import type { DecisionEvidence } from '#lib/preference/evaluate.ts'
import { markLines } from '#lib/preference/marked-lines.ts'
import type { Attempt } from '#lib/preference/observation.ts'
import { FAILURE_WORDS, flagWords, MECHANISM_NAMES } from '#lib/preference/words.ts'
import { SourceText } from './source-text.tsx'
import { sayStatement } from './statement-words.ts'

type SnapshotProps = {
  attempt: Attempt
  /** The text that came, null where no bytes came or they are not kept any more. */
  text: string | null
  /** What this place alone states, of any of the records. */
  evidence: readonly DecisionEvidence[]
  bytesHref: string
}

/** One answer of one place: when it was asked and by whom, the header lines, and the text with the lines that state anything. */
export function Snapshot({ attempt, text, evidence, bytesHref }: SnapshotProps) {
  const own = evidence.filter(({ location }) => location === attempt.location)
  const said = own.map((piece) => ({ ...piece, says: sayStatement(piece) })).filter(({ says }) => says !== '')
  const marks = text === null ? new Map<number, never[]>() : markLines(text, said)
  const marked = new Map([...marks].map(([line, pieces]) => [line, pieces.map(({ says }) => says)]))
  return (
    <>
      <div className="mt-5 max-w-[820px]">
        <Facts facts={factsOf(attempt)} />
      </div>
      <StatedSection said={said} />
      {text !== null && (
        <Section title="What came" id="text" right={<a href={bytesHref}>The bytes as they came</a>}>
          <SourceText label={attempt.location} text={text} marked={marked} bytesHref={bytesHref} />
        </Section>
      )}
      {attempt.headers.length > 0 && (
        <Section title="Header lines" id="headers">
          <div className="code-block">
            <CodeText
              label="Header lines, as they came"
              text={attempt.headers.map(([name, value]) => `${name}: ${value}`).join('\n')}
            />
          </div>
        </Section>
      )}
    </>
  )
}

type Said = DecisionEvidence & { says: string }

function StatedSection({ said }: { said: readonly Said[] }) {
  const once = [...new Map(said.map((one) => [`${one.locator} ${one.says}`, one])).values()].toSorted(
    (a, b) => lineOf(a.locator) - lineOf(b.locator),
  )
  return (
    <Section title="What it states" id="states">
      {once.length === 0 ? (
        <p className="second">Nothing of use, for any of the records of this version.</p>
      ) : (
        <ul className="stated">
          {once.map(({ locator, quote, says, mechanism, version }) => (
            <li key={`${locator} ${says}`} className="stated-one">
              <span className="where">{placeOf(locator)}</span>
              <span>
                <q>{quote}</q>
                <span className="small second">{` ${says} · ${MECHANISM_NAMES[mechanism]}, ${version}`}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function placeOf(locator: string) {
  const line = lineOf(locator)
  return line === 0 ? locator : <a href={`#L${line}`}>{locator}</a>
}

/** The line that a locator names; 0 where it names none. */
function lineOf(locator: string): number {
  return Number(/^line (\d+)/.exec(locator)?.[1] ?? 0)
}

function factsOf(attempt: Attempt): Fact[] {
  const {
    location,
    chain,
    finishedAt,
    agent,
    observer,
    status,
    state,
    failure,
    body,
    bytesReceived,
    bytesParsed,
    flags,
  } = attempt
  const led = chain.filter((address) => address !== location)
  return [
    { term: 'Address', value: <code className="mono break-all">{location}</code> },
    ...(led.length === 0 ? [] : [{ term: 'Led to', value: <code className="mono break-all">{led.join(' → ')}</code> }]),
    { term: 'When', value: formatTime(finishedAt) },
    {
      term: 'Asked by',
      value: observer === 'collector' ? `the collector of the records, as ${agent}` : `this registry, as ${agent}`,
    },
    {
      term: 'Answer',
      value: [status === null ? 'none' : String(status), failure === null ? state : FAILURE_WORDS[failure]].join(', '),
    },
    ...(body === null
      ? []
      : [
          { term: 'Digest', value: <DigestChip digest={`sha256:${body}`} /> },
          {
            term: 'Size',
            value:
              bytesParsed === bytesReceived
                ? formatBytes(bytesReceived)
                : `${formatBytes(bytesReceived)}, of which ${formatBytes(bytesParsed)} were read`,
          },
        ]),
    ...(flags.length === 0 ? [] : [{ term: 'Remarks', value: flags.map(flagWords).join('; ') }]),
  ]
}
