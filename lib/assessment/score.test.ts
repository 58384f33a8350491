import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { canonicalJson } from '../canonical-json.ts'
import { digestOf, digestOfJson } from '../digest.ts'
import { axesOf } from './axes.ts'
import { fact, someFacts, somePart } from './example-facts.ts'
import { factsDigest, VersionFacts } from './facts.ts'
import { type Finding, OUTCOMES, POINTS } from './finding.ts'
import { RUBRIC } from './rubric.ts'
import { exportScore, scoreVersion } from './score.ts'
import { SCORE_FLAGS, Score } from './scorecard.ts'
import { sumsOf } from './sums.ts'

const ACCESS = fact({ mode: 'free-account' as const, url: null, checkedAt: '2026-05-01' })
const run = {
  id: 'run-1',
  organization: 'other',
  isPublisher: false,
  startedAt: '2026-05-01T00:00:00Z',
  pinned: true,
  reference: null,
}

function findingsWith(
  outcomes: Record<string, Finding['outcome']>,
  otherwise: Finding['outcome'] = 'unknown',
): Finding[] {
  return RUBRIC.criteria.map(({ id }) => ({
    criterion: id,
    outcome: outcomes[id] ?? otherwise,
    reason: 'So.',
    capped: false,
    basis: 'registry',
    share: null,
    evidence: [],
    remedy: null,
  }))
}

test('a principle is the mean of what applies, shown with decided and applicable; the minimum stands beside the mean', () => {
  const sums = sumsOf(findingsWith({ '1.1': 'true', '1.2': 'partly', '1.3': 'false', '1.5': 'not-applicable' }))
  expect(sums.principles[0]).toEqual({ principle: 'P1', points: 1.5, applicable: 5, decided: 3, mean: 0.3 })
  expect(sums.minimum).toEqual({ principle: 'P2', mean: 0 })
  expect([sums.decided, sums.applicable]).toEqual([3, 39])
  expect(sums.mean).toBeCloseTo(0.3 / 7)
})

test('unknown never counts more than false, and a better outcome never lowers a sum', () => {
  const outcome = fc.constantFrom(...OUTCOMES)
  fc.assert(
    fc.property(fc.array(outcome, { minLength: 40, maxLength: 40 }), fc.nat({ max: 39 }), (list, place) => {
      const findings = findingsWith({}).map((finding, index) => ({ ...finding, outcome: list[index] ?? 'unknown' }))
      const better = findings.map((one, index) =>
        index === place && one.outcome !== 'not-applicable' ? { ...one, outcome: 'true' as const } : one,
      )
      const [before, after] = [sumsOf(findings), sumsOf(better)]
      const inRange = before.principles.every(
        ({ mean, decided, applicable }) => mean >= 0 && mean <= 1 && decided <= applicable,
      )
      return (
        inRange && before.principles.every(({ mean }, index) => mean <= (after.principles[index]?.mean ?? -1) + 1e-12)
      )
    }),
  )
  expect(POINTS.unknown).toBe(POINTS.false)
})

test('an axis is no only where a criterion is decided and fails, and names it; unknown gives never yes', () => {
  const answers = (outcomes: Record<string, Finding['outcome']>) =>
    axesOf(findingsWith(outcomes), RUBRIC).map(({ answer, because }) => [answer, because])
  expect(answers({})).toEqual([
    ['unknown', ['1.1', '1.2']],
    ['unknown', ['1.3']],
    ['unknown', ['2.1', '2.2', '2.3', '2.5']],
  ])
  expect(answers({ '1.1': 'true', '1.2': 'not-applicable', '1.3': 'partly', '2.1': 'false' })).toEqual([
    ['yes', ['1.1', '1.2']],
    ['yes', ['1.3']],
    ['no', ['2.1']],
  ])
  expect(answers({ '1.1': 'partly' })[0]).toEqual(['no', ['1.1']])
})

test('the gate of a download is named', () => {
  const { axes } = scoreVersion(someFacts({ recorded: { access: ACCESS } }))
  expect(axes[1]).toMatchObject({ answer: 'yes', says: 'Access: a free account is needed, as of 2026-05-01.' })
})

test('every red flag can be raised, and says by what; none moves a sum', () => {
  const facts = someFacts({
    derived: {
      withdrawal: { kind: 'error', at: '2026-02-01T00:00:00Z' },
      preferences: {
        rules: 'r',
        asOf: '2026-01-01',
        moment: 'collection',
        records: 9,
        disallowed: 2,
        allowed: 7,
        unknown: 0,
      },
      countMismatches: [
        {
          unit: 'records',
          counts: [
            { value: 9, where: 'card' },
            { value: 8, where: 'manifest' },
          ],
        },
      ],
      licenseFlags: (
        [
          'collection-licence-broader-than-parts',
          'licence-evidence-missing-or-unarchived',
          'evidence-younger-than-retrieval',
        ] as const
      ).map((code) => ({ code, says: '', parts: ['source/0'], evidence: [] })),
      runs: [
        run,
        { ...run, id: 'run-2', pinned: false, reference: 'unknown' },
        { ...run, id: 'run-3', reference: 'disallowed' },
      ],
    },
  })
  const { flags } = scoreVersion(facts)
  expect(flags.map(({ code }) => code)).toEqual(SCORE_FLAGS)
  expect(flags.map(({ raisedBy }) => raisedBy.length)).toEqual([1, 1, 1, 1, 2, 3, 1, 1, 1])
  expect(flags[4]?.raisedBy).toEqual(['9 records, card', '8 records, manifest'])
  expect(scoreVersion(someFacts()).flags).toEqual([])
})

test('what would raise it most: first what adds most to its principle, with where to mend it', () => {
  const { raises, findings } = scoreVersion(someFacts({ recorded: { access: ACCESS } }))
  expect(raises).toHaveLength(findings.filter(({ remedy }) => remedy !== null).length)
  expect(raises.map(({ gain }) => gain)).toEqual(raises.map(({ gain }) => gain).toSorted((a, b) => b - a))
  expect(raises.find(({ criterion }) => criterion === '1.3')).toMatchObject({
    gain: 0.5 / 6,
    remedy: { fact: 'access' },
  })
})

test('the same facts give the same score; any other fact or moment another digest', () => {
  const facts = someFacts({ recorded: { access: ACCESS } })
  expect(canonicalJson(scoreVersion(facts))).toBe(
    canonicalJson(scoreVersion(VersionFacts.parse(JSON.parse(JSON.stringify(facts))))),
  )
  expect(Score.parse(scoreVersion(facts)).factsDigest).toBe(factsDigest(facts))
  expect(factsDigest({ ...facts, asOf: '2026-06-02' })).not.toBe(factsDigest(facts))
  expect(factsDigest({ ...facts, derived: { ...facts.derived, parts: [somePart()] } })).not.toBe(factsDigest(facts))
})

test('an export commits to all of itself but its digest', () => {
  const { document, canonical, digest } = exportScore(someFacts())
  const { digest: own, ...body } = document
  expect([own, digestOfJson(body)]).toEqual([digest, digest])
  expect(canonicalJson(JSON.parse(canonical))).toBe(canonical)
  expect(digestOf(canonicalJson(document.rubric))).toBe(document.score.rubric.digest)
})
