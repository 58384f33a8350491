import { Section } from '#app/_ui/section.tsx'
import type { DatasetPicture } from '#db/queries/read-dataset.ts'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { versionHref } from '../_parts/address.ts'
import { FactRows, type SaidFact } from '../_parts/fact-rows.tsx'
import { languageName } from '../_parts/language-name.ts'
import { LicenseRows } from '../_parts/license-rows.tsx'
import { LINK_WORDS, listed, MODALITY_WORDS } from '../_parts/words.ts'

type TermsProps = { dataset: DatasetPicture; current: VersionPicture | null }

/** The terms: those of the current version where it states any, else what is said of the dataset as a whole. */
export function DatasetTerms({ dataset, current }: TermsProps) {
  const ofVersion = current !== null && current.licenses.length > 0
  return (
    <Section
      title={ofVersion ? `On which terms, ${current.label}` : 'On which terms'}
      id="terms"
      intro={
        ofVersion
          ? 'The statements of this version. Each version has its own, and they never change under it.'
          : 'What is said of the dataset as a whole; its versions say nothing of their own here.'
      }
      {...(ofVersion && { right: <a href={`${versionHref(dataset.path, current.label)}#terms`}>On its page</a> })}
    >
      {ofVersion ? (
        <LicenseRows licenses={current.licenses} evidence={current.evidence} of="version" />
      ) : (
        <LicenseRows licenses={dataset.licenses} evidence={dataset.evidence} of="dataset" />
      )}
    </Section>
  )
}

/** What is said of the dataset apart from its versions, each statement beside its evidence. */
export function DatasetSaid({ dataset }: { dataset: DatasetPicture }) {
  return (
    <Section title="What is said of the dataset, and the evidence" id="facts">
      <FactRows
        facts={factsOf(dataset)}
        evidence={dataset.evidence}
        elsewhere={['/licenses', '/description', '/title']}
      />
    </Section>
  )
}

function factsOf({
  creators,
  languages,
  modalities,
  publisher,
  links,
  evidence,
  citation,
}: DatasetPicture): SaidFact[] {
  const names = creators.map(({ name }) => name)
  const hasEvidence = (pointer: string) => evidence.some(({ about }) => about.startsWith(pointer))
  return [
    ...(['/title', '/description'] as const).filter(hasEvidence).map((pointer) => ({
      pointer,
      name: pointer === '/title' ? 'Title' : 'Description',
      value: 'As it stands above.',
    })),
    {
      pointer: '/creators',
      name: 'Makers',
      value:
        names.length === 0
          ? 'Not recorded.'
          : names.length > 12
            ? `${names.slice(0, 12).join(', ')} and ${names.length - 12} more`
            : listed(names),
    },
    ...(publisher === '' ? [] : [{ pointer: '/publisher', name: 'Publisher', value: publisher }]),
    {
      pointer: '/languages',
      name: 'Languages',
      value: languages.length === 0 ? 'Not recorded.' : listed(languages.slice(0, 40).map(languageName)),
    },
    {
      pointer: '/modalities',
      name: 'Modalities',
      value: modalities.length === 0 ? 'Not recorded.' : listed(modalities.map((one) => MODALITY_WORDS[one])),
    },
    ...links
      .map(({ kind, url }, place) => ({ pointer: `/links/${place}`, name: LINK_WORDS[kind], value: url }))
      .filter(({ pointer }) => hasEvidence(pointer)),
    ...(citation === ''
      ? []
      : [
          {
            pointer: '/citation',
            name: 'How its makers want it cited',
            value: <pre className="whitespace-pre-wrap break-words font-mono text-t1">{citation}</pre>,
          },
        ]),
  ]
}
