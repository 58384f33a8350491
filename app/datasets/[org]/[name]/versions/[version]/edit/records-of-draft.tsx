import { ButtonLink, Buttons } from '#app/_ui/button.tsx'
import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { formatPlural } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import type { VersionPicture } from '#db/queries/read-version.ts'

/** Whether a draft has a manifest of its records, and where one is sent. */
export function RecordsOfDraft({ version }: { version: VersionPicture }) {
  const { dataset, label, recordSets } = version
  const set = recordSets.find(({ manifest }) => manifest !== null)
  return (
    <Section
      title="Records"
      id="records"
      intro="A manifest names every record by its id and the sha256 of its content. It is kept apart from what is written above."
    >
      <p className="second mb-3">
        {set === undefined ? (
          'This draft has no manifest yet.'
        ) : (
          <>
            {`${formatPlural(set.count ?? 0, 'record', 'records')}, set digest `}
            {set.setDigest === null ? 'not recorded' : <DigestChip digest={set.setDigest} />}
          </>
        )}
      </p>
      <Buttons>
        <ButtonLink href={versionHref(dataset.path, label, 'records/upload')}>
          {set === undefined ? 'Send a file of records' : 'Send another file'}
        </ButtonLink>
        {set !== undefined && <ButtonLink href={versionHref(dataset.path, label, 'records')}>Look at them</ButtonLink>}
      </Buttons>
    </Section>
  )
}
