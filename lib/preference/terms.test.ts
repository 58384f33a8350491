import { expect, test } from '@playwright/test'
import { combinePreferences } from './combine.ts'
import { evaluateSignals } from './evaluate.ts'
import { PROFILES } from './preference.ts'
import { isReliedOn, RecordedTerms, statementOfTerms } from './terms.ts'

const SNAPSHOT = `sha256:${'a'.repeat(64)}`

const terms = (change: object = {}) => ({
  url: 'https://a.example/terms',
  snapshot: SNAPSHOT,
  quote: 'You may not use our content to train any model.',
  leaves: ['train-gen', 'train-nongen'],
  effect: 'deny',
  reason: 'It names training of any model.',
  by: 'ada',
  at: '2026-11-22T10:00:00Z',
  ...change,
})
const training = (change: object) => {
  const statements = [statementOfTerms(RecordedTerms.parse(terms(change)))]
  const context = { identities: [] }
  return PROFILES.map((profile) => combinePreferences({ statements, context }, profile)['train-gen'].value)
}
const faults = (change: object) =>
  RecordedTerms.safeParse(terms(change)).error?.issues.map(({ path, message }) => `${path.join('/')}: ${message}`)

test('a deny in natural language is contested: it counts in the protective reading alone, at once', () => {
  expect(training({})).toEqual(['unspecified', 'deny'])
  expect(training({ confirmedBy: 'bob' })).toEqual(['unspecified', 'deny'])
})

test('an allow counts once another person confirmed it, in both readings', () => {
  expect(training({ effect: 'allow' })).toEqual(['unspecified', 'unspecified'])
  expect(training({ effect: 'allow', confirmedBy: 'bob' })).toEqual(['allow', 'allow'])
})

test('who recorded it does not confirm it, whatever way the record came', () => {
  expect(faults({ effect: 'allow', confirmedBy: 'ada' })).toEqual([
    'confirmedBy: Another person confirms what one has recorded.',
  ])
  expect(isReliedOn({ effect: 'allow', by: 'ada', confirmedBy: 'ada' })).toBe(false)
})

test('a deny of terms beats a confirmed allow of other terms, in the protective reading', () => {
  const statements = [{}, { effect: 'allow', confirmedBy: 'bob' }].map((change) =>
    statementOfTerms(RecordedTerms.parse(terms(change))),
  )
  const values = PROFILES.map(
    (profile) => combinePreferences({ statements, context: { identities: [] } }, profile)['train-gen'].value,
  )
  expect(values).toEqual(['allow', 'deny'])
})

test('the words, their address and the snapshot are the evidence of a decision', () => {
  const recorded = [statementOfTerms(RecordedTerms.parse(terms()))]
  const answer = evaluateSignals([], { url: 'https://a.example/1', agent: '', media: null }, { recorded })
  expect(answer.evidence).toMatchObject([
    {
      mechanism: 'terms',
      location: 'https://a.example/terms',
      locator: `snapshot ${SNAPSHOT}`,
      quote: 'You may not use our content to train any model.',
    },
  ])
})

for (const [change, place] of [
  [{ quote: ' ' }, 'quote'],
  [{ quote: 'x'.repeat(501) }, 'quote'],
  [{ leaves: [] }, 'leaves'],
  [{ leaves: ['search', 'search'] }, 'leaves'],
  [{ leaves: ['everything'] }, 'leaves/0'],
  [{ effect: 'maybe' }, 'effect'],
  [{ reason: '' }, 'reason'],
  [{ by: '' }, 'by'],
  [{ at: '22 November' }, 'at'],
  [{ url: 'ftp://a.example' }, 'url'],
  [{ snapshot: 'a' }, 'snapshot'],
  [{ effect: 'allow', snapshot: null }, 'snapshot'],
] as const)
  test(`a record is refused for its ${place}: ${JSON.stringify(change).slice(0, 60)}`, () => {
    expect(faults(change)?.some((fault) => fault.startsWith(`${place}:`))).toBe(true)
  })
