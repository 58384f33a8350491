import { z } from 'zod'
import { PROFILES, type Profile, USAGE_LEAVES } from '#lib/preference/preference.ts'
import {
  ReadingGroup,
  ReadingHost,
  type ReadingHosts,
  type ReadingHostsQuestion,
} from '#lib/preference/reading-hosts.ts'
import type { BlobStore } from '../blobs.ts'
import { withBlobs } from '../records/with-blobs.ts'
import { wordColumn } from '../records/write-groups.ts'

const Row = z.object({
  host: z.string(),
  records: z.coerce.number(),
  tokens: z.coerce.number().nullable(),
  total: z.coerce.number(),
  mechanisms: z.array(z.string()),
  words: z.array(z.array(z.string())),
})

/** The hosts of a reading, from the blob with its groups, those with the most records first. One statement. */
export async function listReadingHosts(
  blobs: BlobStore,
  groups: string,
  { leaf, profile, word, q, cursor, limit }: ReadingHostsQuestion,
): Promise<ReadingHosts> {
  const from = /^\d{1,9}$/.test(cursor ?? '') ? Number(cursor) : 0
  const chosen = wordColumn(profile, leaf)
  const words = USAGE_LEAVES.map((one) => `list_sort(list(DISTINCT ${wordColumn(profile, one)}))`)
  const rows = await withBlobs(blobs, [groups], (duck, [file = '']) =>
    duck.rows(
      Row,
      `SELECT coalesce(host, '') AS host, sum(records) AS records, sum(tokens) AS tokens, count(*) OVER () AS total,
         list_sort(list_distinct(flatten(list(${chosen}_by)))) AS mechanisms, [${words.join(', ')}] AS words
       FROM ${file} WHERE contains(coalesce(host, ''), $q) GROUP BY ALL
       HAVING $word = '' OR bool_or(${chosen} = $word)
       ORDER BY sum(records) DESC, host LIMIT ${limit} OFFSET ${from}`,
      { q: q.toLowerCase(), word: word ?? '' },
    ),
  )
  const total = rows[0]?.total ?? 0
  const next = from + rows.length
  return {
    hosts: rows.map(({ total: _total, words, ...row }) =>
      ReadingHost.parse({ ...row, words: Object.fromEntries(USAGE_LEAVES.map((one, place) => [one, words[place]])) }),
    ),
    total,
    nextCursor: next < total ? String(next) : null,
  }
}

const GroupRow = z.record(z.string(), z.unknown())
/** The most groups of one host that are told. */
export const GROUPS_TOLD = 200

/** The groups of records that a reading has of one host (`a.example`, `a.example:8443`), those with the most records first; at most 200. One statement. */
export async function listHostGroups(blobs: BlobStore, groups: string, host: string): Promise<ReadingGroup[]> {
  const rows = await withBlobs(blobs, [groups], (duck, [file = '']) =>
    duck.rows(
      GroupRow,
      `SELECT * FROM ${file} WHERE coalesce(host, '') = $host ORDER BY records DESC, url LIMIT ${GROUPS_TOLD}`,
      { host },
    ),
  )
  return rows.map(toGroup)
}

function toGroup(row: z.infer<typeof GroupRow>): ReadingGroup {
  const { origin, url, retrievedAt, basis } = row
  const [literal, protective] = PROFILES.map((profile) => wordsOf(row, profile))
  const records = Number(row.records)
  const tokens = row.tokens === null ? null : Number(row.tokens)
  return ReadingGroup.parse({ origin, url, retrievedAt, basis, records, tokens, literal, protective })
}

function wordsOf(row: z.infer<typeof GroupRow>, profile: Profile) {
  return Object.fromEntries(USAGE_LEAVES.map((leaf) => [leaf, row[wordColumn(profile, leaf)]]))
}
