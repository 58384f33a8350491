import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decidingMechanisms, type JudgedGroup, shareWord } from '#lib/preference/group-shares.ts'
import { PROFILES, USAGE_LEAVES } from '#lib/preference/preference.ts'
import { urlOf } from '#lib/url.ts'
import type { BlobStore } from '../blobs.ts'
import { withDuck } from './duck.ts'
import { fillTable } from './fill-table.ts'
import { textOf } from './sql.ts'

/** The column with the word of a leaf in a profile; the one with `_by` behind it has the mechanisms that decide it. */
export function wordColumn(profile: string, leaf: string): string {
  return `${profile}_${leaf.replaceAll('-', '_')}`
}

const WORDS = PROFILES.flatMap((profile) =>
  USAGE_LEAVES.map((leaf) => ({ profile, leaf, column: wordColumn(profile, leaf) })),
)

const COLUMNS: Record<string, string> = {
  origin: 'VARCHAR',
  host: 'VARCHAR',
  records: 'BIGINT',
  tokens: 'BIGINT',
  url: 'VARCHAR',
  retrievedAt: 'VARCHAR',
  basis: 'VARCHAR',
  ...Object.fromEntries(
    WORDS.flatMap(({ column }) => [
      [column, 'VARCHAR'],
      [`${column}_by`, 'VARCHAR[]'],
    ]),
  ),
}

/** Keeps judged groups as a Parquet blob, a row a group, by host; answers its sha256. The same groups give the same words and figures. */
export async function writeGroups(blobs: BlobStore, groups: readonly JudgedGroup[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-groups-'))
  try {
    const file = join(folder, 'groups.parquet')
    await withDuck({ files: [], folder }, async (duck) => {
      await fillTable(duck, 'judged', COLUMNS, rowsOf(groups))
      await duck.run(
        `COPY (SELECT * FROM judged ORDER BY host, origin, url, "retrievedAt") TO ${textOf(file)} (FORMAT parquet, COMPRESSION zstd)`,
      )
    })
    const { sha256 } = await blobs.put(await readFile(file))
    return sha256
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function* rowsOf(groups: readonly JudgedGroup[]): Generator<Record<string, unknown>> {
  for (const { answer, origin, ...group } of groups) {
    const words = WORDS.flatMap(({ profile, leaf, column }): [string, string | string[]][] => {
      const decision = answer === null ? null : answer[profile][leaf]
      const by = answer === null || decision === null ? [] : decidingMechanisms(answer, decision)
      return [
        [column, shareWord(decision)],
        [`${column}_by`, by],
      ]
    })
    const host = origin === null ? null : (urlOf(origin)?.host ?? null)
    yield { ...group, origin, host, ...Object.fromEntries(words) }
  }
}
