import { SideBlock } from '#app/_ui/columns.tsx'
import type { VersionPicture } from '#db/queries/read-version.ts'
import type { FactKey } from '#lib/assessment/facts/groups.ts'
import type { VersionFacts } from '#lib/assessment/facts.ts'
import type { Finding } from '#lib/assessment/finding.ts'
import { attestationsBeside, QUESTIONS } from '#lib/assessment/questions.ts'
import { EffectLines } from './effect-lines.tsx'
import { effectsOf } from './effects.ts'
import { factHref, factsHref } from './facts-address.ts'
import { ValueLines } from './value-lines.tsx'

type SideProps = { of: FactKey; version: VersionPicture; facts: VersionFacts; findings: readonly Finding[] }

/** Beside a question: the criteria that it bears on, how a real dataset answers it, and what to say where it does not apply. */
export function QuestionSide({ of, version: { dataset, label }, facts, findings }: SideProps) {
  const { example } = QUESTIONS[of]
  const beside = attestationsBeside(of)
  return (
    <>
      <SideBlock title="What it decides">
        <EffectLines effects={effectsOf(of, findings, facts.recorded[of] !== undefined)} />
      </SideBlock>
      <SideBlock title="For example">
        <p className="small second">{`As it would read for ${example.of}:`}</p>
        <div className="small">
          <ValueLines of={of} value={example.value} narrow={true} />
        </div>
        {example.quote !== '' && (
          <p className="small second mt-2">
            <q>{example.quote}</q>{' '}
            <a href={example.source} rel="nofollow noopener noreferrer">
              its source
            </a>
          </p>
        )}
      </SideBlock>
      {beside.length > 0 && (
        <SideBlock title="Where it does not apply">
          <ul className="small grid gap-1">
            {beside.map((key) => (
              <li key={key}>
                <a href={factHref(dataset.path, label, key)}>{QUESTIONS[key].title}</a>
              </li>
            ))}
          </ul>
        </SideBlock>
      )}
      <SideBlock title="All questions">
        <p className="small">
          <a href={factsHref(dataset.path, label)}>The list, with what is answered</a>
        </p>
      </SideBlock>
    </>
  )
}
