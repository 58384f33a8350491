import type { z } from 'zod'
import type { DatasetPatch, DerivedFrom, LinkKind, Modality, Source, Withdrawal } from '#lib/dataset/schema.ts'
import type { LicenseFamily, LicenseStatement } from '#lib/license/statement.ts'

// What the words of the records are called on pages. Each table has all words of its list: the compiler sees to it.

export const MODALITY_WORDS: Record<Modality, string> = {
  text: 'text',
  image: 'images',
  audio: 'audio',
  video: 'video',
  tabular: 'tables',
  code: 'code',
  'time-series': 'time series',
  geospatial: 'maps and places',
  '3d': '3D shapes',
}

export const FAMILY_WORDS: Record<LicenseFamily, string> = {
  open: 'Open',
  'open-with-conditions': 'Open, with conditions',
  restricted: 'Restricted',
  unknown: 'Unknown',
}

export const SOURCE_KIND_WORDS: Record<Source['kind'], string> = {
  'web-crawl': 'web crawl',
  website: 'website',
  'public-dataset': 'public dataset',
  'public-record': 'public record',
  books: 'books',
  scholarship: 'scholarship',
  code: 'code',
  'user-data': 'data of users',
  'commercially-licensed': 'licensed commercially',
  'private-third-party': 'from a private third party',
  'crowd-work': 'crowd work',
  synthetic: 'synthetic',
  other: 'other',
}

export const DERIVATION_WORDS: Record<DerivedFrom['relation'], string> = {
  'revision-of': 'a revision of',
  'filtered-from': 'filtered from',
  'extended-from': 'extended from',
  'subset-of': 'a subset of',
  'derived-from': 'derived from',
  'made-by-run': 'made by a run on',
}

export const WITHDRAWAL_WORDS: Record<Withdrawal['kind'], string> = {
  licence: 'its licence',
  preference: 'a preference of creators',
  privacy: 'privacy',
  safety: 'safety',
  error: 'an error',
  superseded: 'another version took its place',
  law: 'the law',
  other: 'another reason',
}

export const BASIS_WORDS: Record<NonNullable<LicenseStatement['basis']>, string> = {
  'item-metadata': 'metadata of each item',
  'page-statement': 'a statement on the page',
  'about-page': 'an about page of the site',
  'terms-of-service': 'terms of service',
  law: 'the law',
}

export const READ_FROM_WORDS: Record<NonNullable<LicenseStatement['readFrom']>, string> = {
  card: 'the dataset card',
  api: 'the host’s API',
  'licence-file': 'a licence file',
  paper: 'a paper',
  site: 'a site',
  'e-mail': 'an e-mail',
  'manifest-column': 'a column of the manifest',
  'metadata-file': 'a metadata file',
  person: 'a person',
}

export const LINK_WORDS: Record<z.infer<typeof LinkKind>, string> = {
  homepage: 'Homepage',
  'hugging-face': 'Hugging Face',
  github: 'GitHub',
  paper: 'Paper',
  'papers-with-code': 'Papers with Code',
  doi: 'DOI',
  download: 'Download',
  documentation: 'Documentation',
  collection: 'Collection',
  other: 'Elsewhere',
}

/** What an amendment changed, by the field's name in the event. */
export const FIELD_WORDS: Record<keyof DatasetPatch, string> = {
  title: 'title',
  description: 'description',
  modalities: 'modalities',
  languages: 'languages',
  creators: 'creators',
  publisher: 'publisher',
  keywords: 'keywords',
  links: 'links',
  licenses: 'licences',
  citation: 'citation',
  evidence: 'evidence',
  kept: 'what an importer kept',
}

/** The word for a key of one of the tables above, or the key itself, for words of a later time. */
export function wordFor(table: Record<string, string>, key: string): string {
  return table[key] ?? key
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}
