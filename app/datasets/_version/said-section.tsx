import { formatDate } from '#app/_ui/format.ts'
import { Markdown } from '#app/_ui/markdown.tsx'
import { Section } from '#app/_ui/section.tsx'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { fullAmount } from '../_parts/amounts.ts'
import { FactRows, type SaidFact } from '../_parts/fact-rows.tsx'
import { languageName } from '../_parts/language-name.ts'
import { listed, MODALITY_WORDS, wordFor } from '../_parts/words.ts'

/** Everything else that the record says, each statement beside its evidence. */
export function SaidSection({ version }: { version: VersionPicture }) {
  return (
    <Section title="What is said of it, and the evidence" id="facts">
      <div id="evidence">
        <FactRows facts={factsOf(version)} evidence={version.evidence} elsewhere={['/licenses']} />
      </div>
    </Section>
  )
}

function factsOf(version: VersionPicture): SaidFact[] {
  const { reason, releaseDate, description, amounts, languages, modalities, sources, hosts, recordSets } = version
  return [
    { pointer: '/reason', name: 'Why this version exists', value: reason },
    { pointer: '/releaseDate', name: 'Release date', value: formatDate(releaseDate) },
    ...(description === ''
      ? []
      : [{ pointer: '/description', name: 'Description', value: <Markdown text={description} /> }]),
    ...amounts.map((amount, place) => ({
      pointer: `/amounts/${place}`,
      name: `Amount of ${amount.unit}`,
      value: amount.note === '' ? fullAmount(amount) : `${fullAmount(amount)}. ${amount.note}`,
    })),
    {
      pointer: '/languages',
      name: 'Languages',
      value: languages.length === 0 ? 'Not recorded for this version.' : listed(languages.map(languageName)),
    },
    {
      pointer: '/modalities',
      name: 'Modalities',
      value:
        modalities.length === 0
          ? 'Not recorded for this version.'
          : listed(modalities.map((one) => wordFor(MODALITY_WORDS, one))),
    },
    ...hosts.map((host, place) => ({ pointer: `/hosts/${place}`, name: 'Place at a host', value: <Host {...host} /> })),
    ...spoken(
      version,
      sources.map(({ name }) => name),
      '/sources',
      'Source',
    ),
    ...spoken(
      version,
      recordSets.map(({ name }) => (name === '' ? 'the records' : name)),
      '/recordSets',
      'Record set',
    ),
  ]
}

/** Lists that stand elsewhere on the page: here only those that have evidence. */
function spoken(version: VersionPicture, names: string[], pointer: string, what: string): SaidFact[] {
  return names
    .map((name, place) => ({ pointer: `${pointer}/${place}`, name: what, value: name }))
    .filter((fact) =>
      version.evidence.some(({ about }) => about === fact.pointer || about.startsWith(`${fact.pointer}/`)),
    )
}

function Host({ url, revision }: { url: string; revision: string }) {
  return (
    <>
      <a href={url} rel="nofollow noopener noreferrer" className="break-words">
        {url}
      </a>
      {revision !== '' && (
        <>
          {' at '}
          <code className="break-all">{revision}</code>
        </>
      )}
      . The host’s claim: it may be moved or changed there.
    </>
  )
}
