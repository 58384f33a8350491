import { sealCandidate } from './candidate.ts'
import {
  amountsFrom,
  completeness,
  descriptionFrom,
  modalitiesFrom,
  nameFrom,
  titleFrom,
} from './datacite-read-content.ts'
import { releaseFrom } from './datacite-read-dates.ts'
import { creatorsFrom, publisherFrom, subjectsFrom } from './datacite-read-people.ts'
import { relationsFrom } from './datacite-read-relations.ts'
import { rightsFrom } from './datacite-read-rights.ts'
import { DATACITE_READ, type DataciteSaid, dataciteDoi } from './datacite-read-said.ts'
import { takeLanguages } from './draft-languages.ts'
import { DraftNotes } from './draft-notes.ts'
import { takeText } from './draft-text.ts'
import { versionHead } from './draft-version.ts'
import type { Candidate, Importer, ReadContext } from './import.ts'
import { listOf, textOf } from './lenient.ts'

/** One dataset that a DataCite record describes: a version of it, with the dataset as far as the record tells of it. */
export function dataciteCandidate(
  said: DataciteSaid,
  importer: Pick<Importer, 'format' | 'version'>,
  context: ReadContext,
): Candidate {
  const notes = new DraftNotes()
  const { members, at } = said
  const title = titleFrom(said, notes)
  const relations = relationsFrom(said, notes)
  const licenses = rightsFrom(said, notes, context)
  const language = textOf(members.language)
  const languages = language === null ? [] : takeLanguages(notes, [{ value: language, from: at('language') }])
  const modalities = modalitiesFrom(said, notes)
  const name = nameFrom(said, title.value)
  notes.suggested('name', name, title.from, 'Made of the title; it stands in addresses.')
  for (const [member, value] of Object.entries(members))
    if (!DATACITE_READ.has(member) && listOf(value).length > 0)
      notes.unused(
        `kept.${importer.format}.${member}`,
        value,
        at(member),
        'Kept verbatim: Colophon has no field for it.',
      )
  const doi = dataciteDoi(said)
  const label = textOf(members.version)
  const head = versionHead(
    notes,
    {
      label: label === null ? null : { value: label, from: at('version') },
      date: releaseFrom(said, notes),
      description: doi === null ? 'a DataCite record' : `the DataCite record of ${doi}`,
    },
    context,
  )
  return sealCandidate({
    importer,
    key: doi ?? textOf(members.url) ?? title.value,
    input: members,
    dataset: {
      name,
      title: takeText(notes, 'title', title, 300),
      description: descriptionFrom(said, notes),
      modalities,
      languages,
      creators: creatorsFrom(said, notes),
      publisher: publisherFrom(said, notes),
      keywords: subjectsFrom(said, notes),
      links: relations.links,
      licenses,
      kept: { [importer.format]: members },
    },
    version: {
      ...head,
      sources: relations.sources,
      licenses,
      languages,
      modalities,
      amounts: amountsFrom(said, notes),
      hosts: relations.hosts,
      identifiers: relations.identifiers,
    },
    notes,
    complete: completeness(said),
  })
}
