import { formatPlural } from '#app/_ui/format.ts'
import { SaidMark } from '#app/_ui/mark.tsx'
import { sayAgainst, sayDuty, sayReason, sayVerdict } from '#lib/license/say.ts'
import { DOUBTS, REFUSALS } from '#lib/license/verdict.ts'
import type { Judged } from './judged.ts'
import { mergeByCode } from './merged-flags.ts'
import { PartNames } from './part-names.tsx'
import { referencesOf } from './references.ts'

const REFUSING: ReadonlySet<string> = new Set(REFUSALS)
const DOUBTING: ReadonlySet<string> = new Set(DOUBTS)

/** What was found, each finding with the parts and the numbers of the evidence that it rests on; then flags and duties. */
export function ReportFindings({ judged }: { judged: Judged }) {
  const { judgement, question } = judged
  const { verdict, flags } = judgement
  const numbers = referencesOf(judged)
  const numbersOf = (ids: readonly string[]) => {
    const wanted = new Set(ids)
    const rests = judged.parts.filter(({ part }) => wanted.has(part.id ?? '')).flatMap(({ rests }) => rests)
    const found = rests.flatMap(({ watched }) => watched.flatMap(({ digest }) => numbers.get(digest)?.number ?? []))
    return [...new Set(found)].sort((a, b) => a - b).slice(0, 8)
  }
  return (
    <section className="section">
      <h2>Findings</h2>
      <p>
        {`${sayVerdict(verdict, question)} ${verdict.against === null || question.outbound === null ? '' : sayAgainst(verdict.against, question.outbound)}`}
      </p>
      <ol className="findings">
        {verdict.reasons.map((reason) => (
          <li
            key={`${reason.code} ${reason.license} ${reason.permission} ${reason.branch} ${reason.conditions.join()}`}
          >
            {REFUSING.has(reason.code) && <SaidMark said="disallowed">against: </SaidMark>}
            {DOUBTING.has(reason.code) && <SaidMark said="unknown">open: </SaidMark>} {sayReason(reason)}
            <Notes numbers={numbersOf(reason.parts)} />
            <PartNames ids={reason.parts} judged={judged} />
            {reason.basis === 'T' && (
              <p className="small m-0">Terms not yet checked against the text of the licence.</p>
            )}
          </li>
        ))}
        {mergeByCode(flags).map(({ code, says, raised, evidence }) => (
          <li key={code}>
            <SaidMark said="unknown">flag: </SaidMark> {says}
            <Notes
              numbers={[...new Set(evidence.flatMap((digest) => numbers.get(digest)?.number ?? []))].slice(0, 8)}
            />
            <p className="small second m-0">{`${code}, ${formatPlural(raised.flatMap(({ parts }) => parts).length, 'part', 'parts')}`}</p>
          </li>
        ))}
      </ol>
      {verdict.duties.length > 0 && (
        <>
          <h3>Duties</h3>
          <ul className="small">
            {verdict.duties.map(({ duty, parts }) => (
              <li key={duty}>
                {`${sayDuty(duty)} (${parts.length.toLocaleString('en')} ${parts.length === 1 ? 'part' : 'parts'})`}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Notes({ numbers }: { numbers: readonly number[] }) {
  return numbers.map((number) => (
    <sup key={number}>
      <a href={`#evidence-${number}`}>{number}</a>{' '}
    </sup>
  ))
}
