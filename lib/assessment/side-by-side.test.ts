import { expect, test } from '@playwright/test'
import { fact, someFacts } from './example-facts.ts'
import { RUBRIC } from './rubric.ts'
import { exportScore } from './score.ts'
import { type ComparedScore, sideBySide } from './side-by-side.ts'

const access = fact({ mode: 'anonymous' as const, url: null, checkedAt: null })
const compared = (label: string, over: Partial<ComparedScore> = {}): ComparedScore => ({
  digest: `sha256:${'a'.repeat(64)}`,
  path: 'lab/whales',
  label,
  withdrawnOn: null,
  score: exportScore(someFacts()).document,
  ...over,
})
const cautionsOf = (...versions: ComparedScore[]) => sideBySide(versions).cautions.map(({ caution }) => caution)

test('every criterion stands beside itself, and where outcomes differ it is told', () => {
  const open = exportScore(someFacts({ recorded: { access } })).document
  const { principles, cautions } = sideBySide([compared('1'), compared('2', { score: open }), compared('3')])
  expect(principles.map(({ principle, criteria }) => [principle, criteria.length])).toEqual(
    RUBRIC.principles.map(({ id }) => [id, RUBRIC.criteria.filter((one) => one.principle === id).length]),
  )
  const differing = principles.flatMap(({ criteria }) => criteria.filter(({ differs }) => differs))
  expect(differing.map(({ id, findings }) => [id, findings.map((finding) => finding?.outcome)])).toEqual([
    ['1.3', ['unknown', 'true', 'unknown']],
  ])
  expect(principles[0]?.sums.map((sum) => sum?.mean)).toEqual([0, 1 / 6, 0])
  expect(cautions).toEqual([])
})

test('a version without a score keeps its column, empty, and is named', () => {
  const { principles, cautions } = sideBySide([compared('1'), compared('2', { score: null })])
  expect(principles[0]?.sums[1]).toBeNull()
  expect(principles[0]?.criteria[0]).toMatchObject({ differs: false })
  expect(principles[0]?.criteria[0]?.findings[1]).toBeNull()
  expect(cautions).toMatchObject([{ caution: 'not-scored', says: expect.stringContaining('lab/whales@2') }])
})

test('other rubrics, other days and a withdrawal are said', () => {
  const later = exportScore({ ...someFacts(), asOf: '2026-08-01' }).document
  const other = exportScore(someFacts(), { ...RUBRIC, version: 'another/1' }).document
  expect(cautionsOf(compared('1'), compared('2', { score: later }))).toEqual(['different-days'])
  expect(cautionsOf(compared('1'), compared('2', { score: other }))).toEqual(['different-rubrics'])
  expect(cautionsOf(compared('1'), compared('2', { withdrawnOn: '2026-08-02' }))).toEqual(['withdrawn'])
})

test('scores that are all missing compare nothing, and nothing is made up', () => {
  const { principles } = sideBySide([compared('1', { score: null }), compared('2', { score: null })])
  expect(principles.map(({ sums, criteria }) => [sums, criteria])).toEqual(Array(7).fill([[null, null], []]))
})
