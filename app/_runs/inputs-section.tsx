import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { formatCount, formatPlural, formatShare } from '#app/_ui/format.ts'
import { FoundMark } from '#app/_ui/mark.tsx'
import { Section } from '#app/_ui/section.tsx'
import { StatementRow } from '#app/_ui/statement-row.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import type { PublicRun, PublicRunInput } from '#lib/run/public.ts'
import { InputStates } from './input-state.tsx'
import { ROLE_WORDS } from './words.ts'

/** How many inputs are shown in full. */
const SHOWN = 50

/** What a run read: each version by its digest, how much of it, and what was known of it then and is known now. */
export function InputsSection({ run }: { run: PublicRun }) {
  const { inputs } = run
  return (
    <Section
      title="What it read"
      id="inputs"
      intro="Each input is the exact version of its digest. Beside it stands what this registry knew of it when it was recorded, and what it knows now."
    >
      {inputs.slice(0, SHOWN).map((input, place) => (
        <StatementRow
          // biome-ignore lint/suspicious/noArrayIndexKey: an input may be there twice, and the list never changes its order
          key={place}
          name={<NamedVersion version={input.version} name={input.name} />}
          {...(amountsOf(input) !== '' && { why: amountsOf(input) })}
          evidence={<InputStates whenRecorded={input.whenRecorded} now={input.now} />}
        >
          <p className="second m-0">{ROLE_WORDS[input.role]}</p>
          {input.version === null ? (
            <FoundMark found="unknown">not pinned: no digest</FoundMark>
          ) : (
            <DigestChip digest={input.version.digest} />
          )}
        </StatementRow>
      ))}
      {inputs.length > SHOWN && (
        <p className="second mt-4">{`and ${formatCount(inputs.length - SHOWN)} more, in the record`}</p>
      )}
    </Section>
  )
}

/** A version as a link to its page, or the name alone where it has no digest. */
export function NamedVersion({ version, name }: Pick<PublicRunInput, 'version' | 'name'>) {
  if (version === null) return <>{name}</>
  return <a href={versionHref(version.dataset, version.label)}>{`${version.dataset} ${version.label}`}</a>
}

/** How much was read of an input. What is not recorded is said of what was trained on, where it matters. */
function amountsOf({ role, weight, tokens, epochs }: PublicRunInput): string {
  const untold = (what: string) => (role === 'training' ? [`${what} not recorded`] : [])
  const parts = [
    ...(weight === null ? untold('weight') : [`weight ${formatShare(weight)}`]),
    ...(tokens === null ? untold('tokens') : [formatPlural(tokens, 'token', 'tokens')]),
    ...(epochs === null ? [] : [formatPlural(epochs, 'epoch', 'epochs')]),
  ]
  return parts.join(' · ')
}
