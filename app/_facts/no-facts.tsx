import { Empty } from '#app/_ui/empty.tsx'
import { Section } from '#app/_ui/section.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import type { VersionPicture } from '#db/queries/read-version.ts'

/** That facts are recorded of published versions only. */
export function NoFacts({ version: { dataset, label } }: { version: VersionPicture }) {
  return (
    <Section title="Questions" id="questions">
      <Empty title="A draft has no facts">
        <p>
          {'They are recorded of what no longer changes. '}
          <a href={versionHref(dataset.path, label, 'publish')}>Publish it</a> first.
        </p>
      </Empty>
    </Section>
  )
}
