import { EvidenceLines } from '#app/_principles/finding-evidence.tsx'
import { Button } from '#app/_ui/button.tsx'
import { formatTime } from '#app/_ui/format.ts'
import type { FactKey } from '#lib/assessment/facts/groups.ts'
import type { RecordedFact } from '#lib/assessment/facts/recorded.ts'
import { isValidEvidence } from '#lib/assessment/probe.ts'
import { takeFactBack } from './fact-actions.ts'
import { ValueLines } from './value-lines.tsx'

type AnswerProps = { of: FactKey; fact: RecordedFact; version: string; mayTakeBack: boolean }

/** What is recorded in answer to a question: the value in words, its evidence, who said so and when; who may takes it back here. */
export function RecordedAnswer({ of, fact: { value, evidence, by, at }, version, mayTakeBack }: AnswerProps) {
  return (
    <>
      <ValueLines of={of} value={value} />
      <div className="mt-4 grid gap-2">
        {evidence.length === 0 && <p className="second m-0">Without evidence.</p>}
        <EvidenceLines evidence={evidence} />
      </div>
      {evidence.length > 0 && !evidence.some(isValidEvidence) && (
        <p className="small second mt-3">
          None of it counts yet. A piece counts once the registry has captured its page, which its history shows and can
          be asked for there; or if it names a fixed revision and the digest of the bytes read.
        </p>
      )}
      <p className="label mt-3">{`Recorded by ${by}, ${formatTime(at)}.`}</p>
      {mayTakeBack && (
        <form action={takeFactBack} className="mt-2">
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="key" value={of} />
          <Button>Take it back</Button>
        </form>
      )}
    </>
  )
}
