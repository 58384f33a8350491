import { sha256Hex } from '#lib/digest.ts'
import { referenceTo, type SampleEntry, standing } from '../entry.ts'
import { jsonLines } from '../moby-dick-records.ts'
import { type SampleObservations, twelveSitesObservations } from './observed.ts'
import { COLLECTED, madeUpRecords, TWELVE_SITES } from './records.ts'

const FILE = 'records.jsonl'
const MADE_UP =
  'Made up to show how preferences are read: the sites do not exist, their names end in .example, which is reserved for such uses ' +
  '(RFC 2606), and nobody was ever asked.'

/**
 * A made-up corpus of twelve sites whose wishes change in the course of a year: its records, its file by sha256, and what the sites were seen to
 * say. It is labelled as made up wherever it is shown.
 */
export function twelveSites(): {
  entry: SampleEntry
  blobs: Map<string, Uint8Array>
  observations: SampleObservations
} {
  const records = madeUpRecords()
  const bytes = jsonLines(records)
  const sha256 = sha256Hex(bytes)
  const version = {
    ...standing({
      label: '2026.02',
      reason: 'The first version: every page that the made-up collector took, three months of them.',
      releaseDate: '2026-02-02',
      description: `${MADE_UP} Texts, dates, licences and everything that the sites say were written for this sample.`,
      modalities: ['text'],
      languages: [...new Set(TWELVE_SITES.map(({ language }) => language))],
      files: [{ path: FILE, bytes: bytes.byteLength, sha256, mediaType: 'application/jsonl' }],
      amounts: [
        { unit: 'records', value: records.length, note: 'Pages of the made-up sites.' },
        {
          unit: 'tokens',
          value: records.reduce((sum, { tokens }) => sum + tokens, 0),
          note: 'Words parted by white space.',
        },
      ],
      sources: TWELVE_SITES.map(({ name, host, pages }) => ({
        name,
        url: `https://${host}/`,
        kind: 'website' as const,
        method: 'Written for this sample, sentence by sentence, by fixed rules.',
        collectedFrom: COLLECTED.from,
        collectedTo: COLLECTED.to,
        share: { unit: 'records' as const, value: pages / records.length },
      })),
    }),
    records: { fileName: FILE, sha256 },
  }
  const entry: SampleEntry = { isMadeUp: true, dataset: DATASET, versions: [version] }
  return {
    entry,
    blobs: new Map([[sha256, bytes]]),
    observations: twelveSitesObservations(referenceTo(entry, version)),
  }
}

const DATASET: SampleEntry['dataset'] = {
  organization: 'colophon',
  name: 'twelve-sites',
  title: 'Twelve sites, made up',
  description:
    `${MADE_UP} In the course of a year one closes to AI crawlers by name, others say no by a Content Signal, by TDMRep, by AIPREF or by an RSL ` +
    'licence, one can’t be read any more, one vanishes, one is contradicted by its own network, one says nothing, one allows and one opens again. ' +
    'Look at its preferences, then at the page of a host.',
  modalities: ['text'],
  languages: [...new Set(TWELVE_SITES.map(({ language }) => language))],
  creators: [{ name: 'Colophon samples' }],
  publisher: 'Colophon samples',
  keywords: ['made up', 'sample', 'preferences'],
}
