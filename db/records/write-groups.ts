import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decidingMechanisms, type JudgedGroup, shareWord } from '#lib/preference/group-shares.ts'
import { PROFILES, USAGE_LEAVES } from '#lib/preference/preference.ts'
import { urlOf } from '#lib/url.ts'
import type { BlobStore } from '../blobs.ts'
import type { Duck } from './duck.ts'
import { addRows, fillTable } from './fill-table.ts'
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
  deciding: 'VARCHAR[]',
  ...Object.fromEntries(
    WORDS.flatMap(({ column }) => [
      [column, 'VARCHAR'],
      [`${column}_by`, 'VARCHAR[]'],
    ]),
  ),
}

/** Judged groups that are being kept, some after the others; `finish` answers the sha256 of their Parquet blob. */
export type GroupsFile = { add(groups: readonly JudgedGroup[]): Promise<void>; finish(): Promise<string> }

/**
 * Begins a Parquet blob of judged groups, by host. Groups of an origin that the same statements decide alike become one row with one of their examples. The same groups give the same words and figures. `folder`: which the engine may write.
 */
export async function openGroupsFile(duck: Duck, blobs: BlobStore, folder: string): Promise<GroupsFile> {
  await fillTable(duck, 'judged', COLUMNS, [])
  const file = join(folder, 'groups.parquet')
  const alike = ['origin', 'host', 'basis', 'deciding', ...WORDS.flatMap(({ column }) => [column, `${column}_by`])]
  return {
    add: (groups) => addRows(duck, 'judged', COLUMNS, rowsOf(groups)),
    async finish() {
      await duck.run(
        `COPY (
           SELECT * EXCLUDE (example), example.url AS url, example."retrievedAt" AS "retrievedAt" FROM (
             SELECT ${alike.join(', ')}, CAST(sum(records) AS BIGINT) AS records, CAST(sum(tokens) AS BIGINT) AS tokens,
               min(struct_pack(url := url, "retrievedAt" := "retrievedAt")) AS example
             FROM judged GROUP BY ${alike.join(', ')}
           ) ORDER BY host, origin, url, "retrievedAt"
         ) TO ${textOf(file)} (FORMAT parquet, COMPRESSION zstd)`,
      )
      return (await blobs.put(await readFile(file))).sha256
    },
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
    yield { ...group, origin, host, deciding: decidingOf(answer), ...Object.fromEntries(words) }
  }
}

/** The statements and places by which anything is decided, each once. */
function decidingOf(answer: JudgedGroup['answer']): string[] {
  if (answer === null) return []
  const all = PROFILES.flatMap((profile) => USAGE_LEAVES.flatMap((leaf) => answer[profile][leaf].deciding))
  return [...new Set(all)].sort()
}
