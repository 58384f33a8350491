import type { RecordRole } from '#lib/records/schema.ts'

/** What a role of a column is called on pages. */
export const ROLE_WORDS: Readonly<Record<RecordRole, string>> = {
  id: 'the record’s name',
  digest: 'the sha256 of its content',
  url: 'its address',
  source: 'its source',
  bytes: 'the size of its content',
  tokens: 'its number of tokens',
  license: 'its licence',
  creator: 'its creator',
  retrievedAt: 'when it was retrieved',
  language: 'its language',
  split: 'its split',
  mark: 'synthetic or translated',
}
