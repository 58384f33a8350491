import { expect, test } from '@playwright/test'
import { licensing, said, source } from './example-licensing.ts'
import { mixtureParts, partsToJudge } from './parts.ts'

const short = (parts: ReturnType<typeof partsToJudge>) =>
  parts.map(({ part }) => `${part.id} ${part.expression}${part.layer === 'database' ? ' (database)' : ''}`)

test('a version of which nothing is said is one part that nobody settled', () => {
  expect(short(partsToJudge(licensing([])))).toEqual(['version NOASSERTION'])
})

test('what is only declared is no input to a verdict, and is one to "as declared"', () => {
  const declared = licensing([said('MIT', { kind: 'declared' })])
  expect(short(partsToJudge(declared))).toEqual(['version NOASSERTION'])
  expect(short(partsToJudge(declared, 'declared'))).toEqual(['version MIT'])
})

test('a source of which nothing is said takes the conclusion about the whole; one with its own keeps it', () => {
  const mixed = licensing([said('CC-BY-4.0')], [source(0, []), source(1, [said('MIT')])])
  expect(short(partsToJudge(mixed))).toEqual(['source/0 CC-BY-4.0', 'source/1 MIT'])
})

test('a source with nothing but a declaration is not covered by the conclusion about the whole', () => {
  const declared = licensing([said('CC-BY-4.0')], [source(0, [said('MIT', { kind: 'declared' })]), source(1, [])])
  expect(short(partsToJudge(declared))).toEqual(['source/0 NOASSERTION', 'source/1 CC-BY-4.0'])
})

test('the conclusion about the whole stands beside sources that all have their own, since it binds too', () => {
  const both = licensing([said('CC-BY-NC-4.0')], [source(0, [said('MIT')])])
  expect(short(partsToJudge(both))).toEqual(['version CC-BY-NC-4.0', 'source/0 MIT'])
})

test('several conclusions on one part all bind: parts of one id', () => {
  const two = licensing([said('MIT'), said('CC-BY-NC-4.0'), said('MIT')])
  expect(short(partsToJudge(two))).toEqual(['version MIT', 'version CC-BY-NC-4.0'])
})

test('a confirmed conclusion goes before that of the record, a proposed one counts for nothing', () => {
  const confirmed = { ...said('CC-BY-SA-4.0'), standing: 'confirmed' as const }
  const proposed = { ...said('NONE'), standing: 'proposed' as const }
  expect(short(partsToJudge(licensing([said('MIT'), confirmed, proposed])))).toEqual(['version CC-BY-SA-4.0'])
})

test('a licence of the database alone leaves its contents open', () => {
  const odc = said('ODC-By-1.0', { layer: 'database' })
  expect(short(partsToJudge(licensing([odc])))).toEqual(['version ODC-By-1.0 (database)'])
  const free = licensing([odc, said('CC0-1.0')])
  expect(short(partsToJudge(free))).toEqual(['version CC0-1.0', 'version ODC-By-1.0 (database)'])
})

test('a mixture names its members, scales their shares, and does not let the contents of one stand for those of another', () => {
  const bare = licensing([said('ODC-By-1.0', { layer: 'database' })])
  const half = licensing([], [source(0, [said('MIT')], { share: { unit: 'tokens', value: 0.5 } })])
  const parts = mixtureParts([
    { licensing: bare, share: 0.5 },
    { licensing: half, share: 0.5 },
  ])
  expect(short(parts)).toEqual([
    'lab/whales@1.0.0/version ODC-By-1.0 (database)',
    'lab/whales@1.0.0/contents NOASSERTION',
    'lab/whales@1.0.0/source/0 MIT',
  ])
  expect(parts.at(-1)?.part.share).toBe(0.25)
})

test('file groups that do not cover all the bytes leave the rest to the version as a whole', () => {
  const group = (value: number | null) => ({
    ...source(0, [said('MIT')]),
    id: 'file-group/a',
    kind: 'file-group' as const,
    share: value === null ? null : { unit: 'bytes', value },
  })
  expect(short(partsToJudge(licensing([], [group(0.75)])))).toEqual(['version NOASSERTION', 'file-group/a MIT'])
  expect(short(partsToJudge(licensing([], [group(null)])))).toEqual(['version NOASSERTION', 'file-group/a MIT'])
  expect(short(partsToJudge(licensing([], [group(1)])))).toEqual(['file-group/a MIT'])
  expect(short(partsToJudge(licensing([said('CC-BY-4.0')], [group(0.75)])))).toEqual([
    'version CC-BY-4.0',
    'file-group/a MIT',
  ])
})
