import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { type Fact, Facts } from '#app/_ui/facts.tsx'
import type { GradMimicConfiguration } from '#lib/run/grad-mimic-record.ts'
import type { PublicRun } from '#lib/run/public.ts'
import { NamedVersion } from './inputs-section.tsx'

type ReferenceProps = {
  reference: GradMimicConfiguration['reference']
  inputs: PublicRun['inputs']
  /** The digest of its weights, where it was trained in the run itself. */
  weights: string | undefined
}

/** Where the reference of a filter comes from: its data and biases enter the filter. What is not recorded is said to be so. */
export function ReferencePart({ reference = {}, inputs, weights }: ReferenceProps) {
  const { weightsDigest = weights, run, origin, licence, sharedInit, sigma } = reference
  const trainedOn = inputs.filter(({ role }) => role === 'reference-training')
  const facts: Fact[] = [
    { term: 'weights', value: weightsDigest === undefined ? 'not recorded' : <DigestChip digest={weightsDigest} /> },
    { term: 'from', value: run === undefined ? told(origin) : <a href={`/runs/${run}`}>{told(origin)}</a> },
    { term: 'trained on', value: trainedOn.length === 0 ? 'not recorded' : <TrainedOn inputs={trainedOn} /> },
    { term: 'its licence', value: told(licence) },
    {
      term: 'began alike',
      value:
        sharedInit === undefined
          ? 'not recorded'
          : sharedInit
            ? 'yes, from the same weights'
            : 'no: its direction may mean little',
    },
    ...(sigma === undefined || sigma === 0 ? [] : [{ term: 'noise put on it', value: `deviation ${sigma}` }]),
  ]
  return (
    <div className="mt-6">
      <h3 className="name">The reference that it imitates</h3>
      <p className="small second m-0 mb-2">Its data and its biases enter the filter.</p>
      <Facts facts={facts} />
    </div>
  )
}

function told(words: string | undefined): string {
  return words === undefined || words === '' ? 'not recorded' : words
}

function TrainedOn({ inputs }: { inputs: PublicRun['inputs'] }) {
  return inputs.map((input, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: an input may be there twice, and the list never changes its order
    <span key={place} className="block">
      <NamedVersion version={input.version} name={input.name} />
      {input.version === null && ', without a digest'}
    </span>
  ))
}
