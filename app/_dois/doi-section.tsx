import { Banner } from '#app/_ui/banner.tsx'
import { Section } from '#app/_ui/section.tsx'
import type { VersionPicture } from '#db/queries/read-version.ts'
import type { PublicDoi } from '#lib/archive/doi.ts'
import type { Actor } from '#lib/dataset/access.ts'
import { DoiForm } from './doi-form.tsx'
import { DoiStates } from './doi-states.tsx'

const FAULTS: Partial<Record<string, string>> = {
  forbidden: 'You may not register DOIs of this dataset.',
  unauthenticated: 'Sign in to register DOIs.',
  unavailable: 'This registry has no account with DataCite.',
  'not-found': 'This version is not published here.',
  'withdrawn-without-doi': 'The version is withdrawn and has no DOI.',
}

type SectionProps = {
  version: VersionPicture
  dois: readonly PublicDoi[]
  actor: Actor | null
  done: string | undefined
  fault: string | undefined
}

/** The names by which this version and its dataset can be found for good, how far each is, and for who may: asking for them. */
export function DoiSection({ version, dois, actor, done, fault }: SectionProps) {
  return (
    <Section
      title="DOI"
      id="doi"
      intro="A DOI leads to this page wherever the registry moves. One names exactly this version, another the dataset with all versions; cite the first."
    >
      {done === 'requested' && (
        <div role="status" className="mb-4">
          <Banner
            kind="good"
            title="Asked for: a job registers them at DataCite. Load the page again to see how far it is."
          />
        </div>
      )}
      {fault !== undefined && (
        <div role="alert" className="mb-4">
          <Banner kind="bad" title={FAULTS[fault] ?? 'No DOI was asked for.'} />
        </div>
      )}
      <DoiStates dois={dois} />
      <DoiForm version={version} actor={actor} dois={dois} />
    </Section>
  )
}
