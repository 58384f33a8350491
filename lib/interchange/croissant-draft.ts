import type { DatasetDraftInput, Modality, VersionDraftInput } from '../dataset/schema.ts'
import { slugOf } from '../dataset/slug.ts'
import type { LicenseStatementInput } from '../license/statement.ts'
import { filesOf, hostsOf } from './croissant-files.ts'
import { graphText, graphTexts, valuesOf } from './croissant-graph.ts'
import type { CroissantModel } from './croissant-model.ts'
import { creatorsOf, nameIn, sourcesOf } from './croissant-people.ts'
import type { RawDataset } from './croissant-raw.ts'
import { modalitiesOf, recordSetsOf } from './croissant-sets.ts'
import { SC } from './croissant-vocabulary.ts'
import { takeLanguages } from './draft-languages.ts'
import { licenseFrom } from './draft-license.ts'
import { DraftLinks, doiIn } from './draft-links.ts'
import type { DraftNotes } from './draft-notes.ts'
import { type Said, takeText, takeWords } from './draft-text.ts'
import { describedBy, versionHead } from './draft-version.ts'
import type { Candidate, ReadContext } from './import.ts'
import { addressOf, textOf, textsOf } from './lenient.ts'

/** What is read: the judged model, the document's own words, and the language of its context. */
export type CroissantReading = { model: CroissantModel; raw: RawDataset; language: string | null }

/** The words in which the Hub's Croissant keeps a dataset's modalities, among its keywords. */
const MODALITY_WORDS: ReadonlyMap<string, Modality> = new Map([
  ['text', 'text'],
  ['image', 'image'],
  ['audio', 'audio'],
  ['video', 'video'],
  ['tabular', 'tabular'],
  ['time-series', 'time-series'],
  ['geospatial', 'geospatial'],
  ['3d', '3d'],
])

/** The dataset that a Croissant document describes, without its organisation. */
export function datasetOf(
  reading: CroissantReading,
  licenses: LicenseStatementInput[],
  notes: DraftNotes,
  context: ReadContext,
): Candidate['dataset'] {
  const { model, raw } = reading
  const { node } = model.dataset
  const title = titleOf(reading, context)
  const cite = model.version === '0.8' ? 'citation' : 'citeAs'
  const citation = graphText(node, `${model.own}citeAs`, `${SC}citation`)
  const description = plainText(reading, 'description')
  const publisher = nameIn(valuesOf(node, `${SC}publisher`)[0])
  notes.suggested('name', slugOf(title.value), title.from, 'Made of the title; it stands in addresses.')
  return {
    name: slugOf(title.value),
    title: takeText(notes, 'title', title, 300),
    description:
      description === null ? '' : takeText(notes, 'description', said(raw, 'description', description), 50_000),
    modalities: takeModalities(reading, notes),
    languages: takeLanguages(
      notes,
      textsOf(graphTexts(node, `${SC}inLanguage`)).map((value) => said(raw, 'inLanguage', value)),
    ),
    creators: creatorsOf(node, notes, raw.pointerTo('creator')),
    publisher: publisher === null ? '' : takeText(notes, 'publisher', said(raw, 'publisher', publisher), 300),
    keywords: takeWords(
      notes,
      'keywords',
      graphTexts(node, `${SC}keywords`).map((value) => said(raw, 'keywords', value)),
      { max: 500, length: 200 },
    ),
    links: linksOf(reading, notes),
    licenses,
    citation: citation === null ? '' : takeText(notes, 'citation', said(raw, cite, citation), 20_000),
  }
}

/** The version that the document describes: its files, record sets, sources and licences. */
export function versionOf(
  reading: CroissantReading,
  licenses: LicenseStatementInput[],
  notes: DraftNotes,
  context: ReadContext,
): VersionDraftInput {
  const { model, raw } = reading
  const { node } = model.dataset
  const version = graphText(node, `${SC}version`)
  const date = graphText(node, `${SC}datePublished`) ?? graphText(node, `${SC}dateModified`)
  const dated = graphText(node, `${SC}datePublished`) === null ? 'dateModified' : 'datePublished'
  const head = versionHead(
    notes,
    {
      label: version === null ? null : said(raw, 'version', version),
      date: date === null ? null : said(raw, dated, date),
      description: describedBy(`the Croissant ${model.version} file`, context),
    },
    context,
  )
  return {
    ...head,
    files: filesOf(model, notes),
    recordSets: recordSetsOf(model, notes),
    sources: sourcesOf(node, notes, raw.pointerTo('wasDerivedFrom')),
    licenses,
    hosts: hostsOf(model),
    identifiers: identifiersOf(reading),
  }
}

/** The `@id`, the address or the name of the dataset: what names it among Croissant documents. */
export function keyOf(reading: CroissantReading, context: ReadContext): string {
  const { node } = reading.model.dataset
  return node.id ?? addressOf(graphText(node, `${SC}url`)) ?? titleOf(reading, context).value
}

function titleOf(reading: CroissantReading, context: ReadContext): Said {
  const name = plainText(reading, 'name')
  if (name !== null) return said(reading.raw, 'name', name)
  const { node } = reading.model.dataset
  const other = graphText(node, `${SC}alternateName`) ?? graphText(node, `${SC}url`) ?? node.id
  if (other?.trim()) return { value: other, from: node.at }
  return { value: context.fileName.replace(/\.json(?:ld)?$/i, '').trim() || 'Untitled dataset', from: '' }
}

/** The text in the context's own language, else in English, else the first. */
function plainText({ model, language }: CroissantReading, property: string): string | null {
  const texts = valuesOf(model.dataset.node, `${SC}${property}`).filter((value) => value.kind === 'text')
  const best = [language, null, 'en']
    .map((wanted) => texts.find((text) => text.language === wanted))
    .find((text) => text !== undefined)
  return textOf((best ?? texts[0])?.value)
}

function takeModalities(reading: CroissantReading, notes: DraftNotes): Modality[] {
  const { model, raw } = reading
  const words = graphTexts(model.dataset.node, `${SC}keywords`).map((word) => MODALITY_WORDS.get(word.toLowerCase()))
  const found = [...new Set([...modalitiesOf(model), ...words.filter((word) => word !== undefined)])]
  if (found.length > 0)
    notes.suggested(
      'modalities',
      found.join(', '),
      raw.pointerTo('recordSet'),
      'From the data types of the fields and the keywords.',
    )
  return found
}

function linksOf({ model, raw }: CroissantReading, notes: DraftNotes): DatasetDraftInput['links'] {
  const links = new DraftLinks(notes)
  for (const [name, kind] of [
    ['url', 'homepage'],
    ['sameAs', 'other'],
  ] as const)
    for (const text of graphTexts(model.dataset.node, `${SC}${name}`)) links.add(text, raw.pointerTo(name), kind)
  return links.list()
}

function identifiersOf({ model }: CroissantReading): VersionDraftInput['identifiers'] {
  const named = ['identifier', 'url', 'sameAs'].flatMap((name) => graphTexts(model.dataset.node, `${SC}${name}`))
  const dois = named.filter((text) => /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/|10\.)/i.test(text)).map(doiIn)
  return [...new Set(dois)]
    .filter((doi) => doi !== null)
    .slice(0, 100)
    .map((value) => ({ scheme: 'doi' as const, value: value.slice(0, 500) }))
}

/** Each licence that the dataset declares, raw beside what it maps to. An object's address stands for it, else its name. */
export function licensesOf(
  { model, raw }: CroissantReading,
  notes: DraftNotes,
  context: ReadContext,
): LicenseStatementInput[] {
  return valuesOf(model.dataset.node, `${SC}license`)
    .slice(0, 200)
    .flatMap((value) => {
      const text =
        value.kind === 'node'
          ? (graphText(value, `${SC}url`) ?? graphText(value, `${SC}name`) ?? value.id)
          : nameIn(value)
      if (text === null) return []
      return [
        licenseFrom(notes, { raw: text, from: raw.pointerTo('license'), readFrom: 'metadata-file', by: '' }, context),
      ]
    })
}

function said(raw: RawDataset, name: string, value: string): Said {
  return { value, from: raw.pointerTo(name) }
}
