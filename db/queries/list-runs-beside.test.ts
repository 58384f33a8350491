import { countStatements } from '#db/client.ts'
import { recordRun } from '#db/commands/record-run.ts'
import { runDraft } from '#lib/run/example-run.ts'
import { expect, test } from '#tests/fixtures.ts'
import { publishedVersion } from '#tests/published.ts'
import { listRunsBeside } from './list-runs-beside.ts'
import { nameVersions } from './name-versions.ts'

test('beside a run stand others of its kind: those that read the most of what it read, then the newest', async ({
  db,
}) => {
  const { actor, digest, path, label } = await publishedVersion(db)
  const other = await publishedVersion(db, { dataset: { name: 'seals' } })
  const inputsOf = (...read: ['training' | 'evaluation', string][]) =>
    read.map(([role, version]) => ({ role, version }))
  const record = async (name: string, inputs: ReturnType<typeof inputsOf>, day: number) => {
    const result = await recordRun(db, actor, runDraft({ name, inputs }), new Date(Date.UTC(2026, 10, day)))
    if (result.kind !== 'recorded') throw new Error(result.kind)
    return result.id
  }
  const id = await record('this', inputsOf(['training', digest], ['evaluation', other.digest]), 1)
  await record('both', inputsOf(['training', digest], ['evaluation', other.digest]), 2)
  await record('for something else', inputsOf(['evaluation', digest]), 4)
  await record('one', inputsOf(['evaluation', other.digest]), 3)
  await record('newest', inputsOf(['training', other.digest]), 5)
  const found = await listRunsBeside(db, id)
  expect(found?.run).toEqual({ id, name: 'this', kind: 'other' })
  expect(found?.others.map(({ name, shared }) => [name, shared])).toEqual([
    ...[
      ['both', 2],
      ['one', 1],
    ],
    ...[
      ['newest', 0],
      ['for something else', 0],
    ],
  ])
  expect((await countStatements(() => listRunsBeside(db, id))).statements).toBe(2)
  expect(await listRunsBeside(db, crypto.randomUUID())).toBeNull()
  expect(await nameVersions(db, [digest, `sha256:${'0'.repeat(64)}`])).toEqual(
    new Map([[digest, { digest, dataset: path, label, status: 'published' }]]),
  )
})
