import { expect, test } from '@playwright/test'
import { EXAMPLE_CHECKS, EXAMPLE_DAY, exampleCopy } from './example-copies.ts'
import { type LevelFacts, NDSA_REQUIREMENTS, NDSA_ROWS } from './level-requirements.ts'
import { judgeLevels } from './levels.ts'
import { type CopySeen, judgeArchive } from './status.ts'

const { pass, other } = EXAMPLE_CHECKS

function facts(copies: CopySeen[], over: Partial<LevelFacts> = {}): LevelFacts {
  return {
    verdict: judgeArchive(copies, { asOf: EXAMPLE_DAY, files: 2 }),
    files: { count: 2, withDigest: 2, withSize: 2, withFormat: 2 },
    checks: copies.reduce((sum, { checks }) => sum + checks.length, 0),
    isDescribed: true,
    hasCreators: true,
    hasLicense: true,
    ...over,
  }
}

const levels = (given: LevelFacts) => Object.fromEntries(judgeLevels(given).rows.map(({ row, level }) => [row, level]))
const three = (place: (id: string) => string) =>
  ['a', 'b', 'c'].map((id) => exampleCopy(id, [pass(5)], { place: place(id) }))

for (const [what, given, expected] of [
  [
    'nothing',
    facts([], { files: { count: 0, withDigest: 0, withSize: 0, withFormat: 0 }, isDescribed: false }),
    [0, 0, 0, 0, 0],
  ],
  ['files and no copy', facts([]), [0, 0, 0, 0, 1]],
  ['one verified copy', facts([exampleCopy('a', [pass(5)])]), [0, 3, 0, 4, 1]],
  ['two verified copies', facts([exampleCopy('a', [pass(5)]), exampleCopy('b', [pass(5)])]), [1, 3, 0, 4, 1]],
  ['a copy that was never checked', facts([exampleCopy('a', [])]), [0, 0, 0, 3, 1]],
  ['a copy that is damaged', facts([exampleCopy('a', [pass(9), other(5)])]), [0, 2, 0, 4, 1]],
  [
    'a file without digest',
    facts([exampleCopy('a', [pass(5)])], { files: { count: 2, withDigest: 1, withSize: 2, withFormat: 2 } }),
    [0, 0, 0, 2, 1],
  ],
  [
    'a file of no known format',
    facts([exampleCopy('a', [pass(5)])], { files: { count: 2, withDigest: 2, withSize: 2, withFormat: 1 } }),
    [0, 3, 0, 2, 0],
  ],
  ['no licence', facts([exampleCopy('a', [pass(5)])], { hasLicense: false }), [0, 3, 0, 1, 1]],
] satisfies [string, LevelFacts, number[]][])
  test(`the levels of a version with ${what}`, () => {
    expect(Object.values(levels(given))).toEqual(expected)
    expect(judgeLevels(given).level).toBe(Math.min(...expected))
  })

test('what nobody can see here is unknown and not met, also with three copies in three countries', () => {
  const found = judgeLevels(facts(three((id) => `Country ${id}`)))
  const storage = found.rows.find(({ row }) => row === 'storage')
  expect(storage?.level).toBe(1)
  expect(storage?.missing.map(({ id, state }) => [id, state])).toEqual([['storage.media', 'unknown']])
  expect(found.rows.find(({ row }) => row === 'control')?.missing).toMatchObject([{ state: 'unknown' }])
})

test('three copies in one place are not far from each other; where the place is not recorded nobody knows', () => {
  const stateOf = (given: LevelFacts) =>
    judgeLevels(given)
      .rows.flatMap(({ requirements }) => requirements)
      .find(({ id }) => id === 'storage.far-away')?.state
  expect(stateOf(facts(three(() => 'Geneva')))).toBe('not-met')
  expect(stateOf(facts(three(() => '')))).toBe('unknown')
})

test('each row has requirements at each of its four levels, each id once, and each says why', () => {
  const found = judgeLevels(facts([]))
  for (const { requirements } of found.rows) {
    expect(new Set(requirements.map(({ level }) => level)).size).toBe(4)
    expect(requirements.every(({ why }) => why !== '')).toBe(true)
  }
  expect(new Set(NDSA_REQUIREMENTS.map(({ id }) => id)).size).toBe(NDSA_REQUIREMENTS.length)
  expect(found.rows.map(({ row }) => row)).toEqual([...NDSA_ROWS])
})
