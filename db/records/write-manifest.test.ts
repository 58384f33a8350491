import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { sha256Hex } from '#lib/digest.ts'
import { expect, test } from '#tests/record-files.ts'
import { withDuck } from './duck.ts'
import { hostKeyOf } from './host.ts'
import { plannedColumns } from './role-columns.ts'
import { textOf } from './sql.ts'
import { writeIndex, writeManifest } from './write-manifest.ts'

const RECORDS = 130_000
const QUERY = `SELECT 'r' || i AS id, sha256(CAST(i AS VARCHAR)) AS digest, 'https://www.h' || hash(i) % 5000 || '.example.org/' || i AS url
  FROM range(${RECORDS}) AS t(i)`
const COLUMNS = ['id', 'digest', 'url'].map((name) => ({ name, type: 'VARCHAR', example: null }))
const PLANNED = plannedColumns(COLUMNS, { mapping: { id: 'id', digest: 'digest', url: 'url' }, kept: [] })

test('the same records give the same bytes, on one core and on many, and in any order', async ({ files }) => {
  const digests: string[][] = []
  for (const [threads, order] of [
    [1, 'i'],
    [2, 'i'],
    [2, 'hash(i)'],
  ] as const) {
    const [manifest, index] = ['manifest', 'index'].map((name) => join(files.folder, `${name}-${digests.length}`))
    await withDuck({ files: [], folder: files.folder, threads }, async (duck) => {
      expect(await writeManifest(duck, `(${QUERY} ORDER BY ${order})`, PLANNED, manifest ?? '')).toMatchObject({
        ok: true,
      })
      await writeIndex(duck, manifest ?? '', index ?? '')
    })
    digests.push([sha256Hex(await readFile(manifest ?? '')), sha256Hex(await readFile(index ?? ''))])
  }
  expect(digests[1]).toEqual(digests[0])
  expect(digests[2]).toEqual(digests[0])
})

test('a host stands in one row group or two, and so does a bucket', async ({ files }) => {
  const [manifest = '', index = ''] = ['manifest', 'index'].map((name) => join(files.folder, name))
  await withDuck({ files: [], folder: files.folder }, async (duck) => {
    await writeManifest(duck, `(${QUERY})`, PLANNED, manifest)
    await writeIndex(duck, manifest, index)
    const Groups = z.object({ all: z.coerce.number(), holding: z.coerce.number() })
    const groups = (file: string, column: string, from: string, to: string) =>
      duck.rows(
        Groups,
        `SELECT count(*) AS "all", count(*) FILTER (stats_min_value <= $to AND stats_max_value >= $from) AS holding
         FROM parquet_metadata(${textOf(file)}) WHERE path_in_schema = $column`,
        { column, from, to },
      )
    const key = hostKeyOf('www.h77.example.org')
    for (const [found] of [await groups(manifest, 'host_key', key, key), await groups(index, 'leaf', 'abc', 'abd')]) {
      expect(found?.all).toBeGreaterThanOrEqual(2)
      expect(found?.holding).toBeLessThanOrEqual(2)
    }
  })
})
