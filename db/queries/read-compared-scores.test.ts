import { expect, test } from '#tests/fixtures.ts'
import { publishedVersion } from '#tests/published.ts'
import { countStatements } from '../client.ts'
import { assessVersion } from '../commands/assess-version.ts'
import { readComparedScores } from './read-compared-scores.ts'

test('versions are found by digest and by name, each once and in the order asked, in three statements for two as for six', async ({
  db,
}) => {
  const made: Awaited<ReturnType<typeof publishedVersion>>[] = []
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f'])
    made.push(await publishedVersion(db, { dataset: { name }, version: { description: name } }))
  for (const { actor, digest } of made.slice(0, 4))
    await assessVersion(db, actor, digest, new Date('2026-06-20T10:00:00Z'))
  const names = made.map(({ digest, path, label }, place) =>
    place % 2 === 0 ? digest : `${path.toUpperCase()}@${label.toUpperCase()}`,
  )
  const six = await countStatements(() => readComparedScores(db, [...names].reverse()))
  const two = await countStatements(() => readComparedScores(db, names.slice(0, 2)))
  expect([six.statements, two.statements]).toEqual([3, 3])
  expect(six.result.missing).toEqual([])
  expect(six.result.found.map(({ path, score }) => [path, score?.score.asOf ?? null])).toEqual([
    ['lab/f', null],
    ['lab/e', null],
    ['lab/d', '2026-06-20'],
    ['lab/c', '2026-06-20'],
    ['lab/b', '2026-06-20'],
    ['lab/a', '2026-06-20'],
  ])
  const [first] = made
  const twice = await readComparedScores(db, [names[0] ?? '', `lab/a@${first?.label}`, 'lab/a@none', 'what?'])
  expect([twice.found.length, twice.missing]).toEqual([1, ['lab/a@none', 'what?']])
})
