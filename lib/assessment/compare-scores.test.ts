import { expect, test } from '@playwright/test'
import { compareScores } from './compare-scores.ts'
import { fact, LOOSE, someFacts } from './example-facts.ts'
import type { VersionFacts } from './facts.ts'
import { exportScore } from './score.ts'

const exported = (facts: VersionFacts) => exportScore(facts).document
const access = (evidence?: (typeof LOOSE)[]) =>
  fact({ mode: 'anonymous' as const, url: null, checkedAt: null }, evidence)

test('a criterion that moved is told with the fact that moved it', () => {
  const difference = compareScores(exported(someFacts()), exported(someFacts({ recorded: { access: access() } })))
  expect(difference.moved).toMatchObject([
    { criterion: '1.3', before: 'unknown', after: 'true', because: [{ fact: 'recorded/access', change: 'added' }] },
  ])
  expect(difference.principles[0]).toEqual({ principle: 'P1', before: 0, after: 1 / 6 })
})

test('evidence that was lost moves a criterion too', () => {
  const before = exported(someFacts({ recorded: { access: access() } }))
  const after = exported(someFacts({ recorded: { access: access([LOOSE]) } }))
  expect(compareScores(before, after).moved).toMatchObject([
    { criterion: '1.3', before: 'true', after: 'partly', because: [{ fact: 'recorded/access', change: 'changed' }] },
  ])
})

test('time alone moves what depends on it, and says so', () => {
  const channel = {
    'open-channel': fact({ tracker: 'https://example.org/', guide: 'https://example.org/', lastAnswer: '2026-05-01' }),
  }
  const at = (asOf: string) => exported(someFacts({ asOf, recorded: channel }))
  const { moved, changed } = compareScores(at('2026-06-01'), at('2026-12-01'))
  expect(moved).toMatchObject([
    { criterion: '6.4', before: 'true', after: 'partly', because: [{ fact: 'asOf', change: 'changed' }] },
  ])
  expect(changed).toEqual([{ fact: 'asOf', change: 'changed' }])
})

test('a fact recorded again by another person, with the same words, is no change', () => {
  const again = { ...access(), by: 'Grace', at: '2026-07-01T00:00:00Z' }
  const difference = compareScores(
    exported(someFacts({ recorded: { access: access() } })),
    exported(someFacts({ recorded: { access: again } })),
  )
  expect(difference).toMatchObject({ moved: [], changed: [] })
})

test('flags that were raised or settled in between', () => {
  const counts = [9, 8].map((value) => ({ value, where: 'as stated' }))
  const flagged = someFacts({ derived: { countMismatches: [{ unit: 'records', counts }] } })
  const plain = exported(someFacts())
  expect(compareScores(plain, exported(flagged)).flags).toEqual({ raised: ['documented-counts-disagree'], settled: [] })
  expect(compareScores(exported(flagged), plain).flags).toEqual({ raised: [], settled: ['documented-counts-disagree'] })
})
