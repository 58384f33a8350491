import { expect, test } from '@playwright/test'
import { judgeLicenses } from './aggregate.ts'
import { PART_KINDS } from './licensing.ts'
import { sayAgainst, sayDuty, sayPartKind, sayQuestion, sayReason, sayUse, sayVerdict } from './say.ts'
import { CONDITIONS } from './terms.ts'
import { PERMISSIONS } from './use.ts'
import {
  AGAINST,
  LICENSE_USES,
  LicensePart,
  LicenseQuestion,
  type LicenseReason,
  REASON_CODES,
  VERDICTS,
} from './verdict.ts'

function question(over: Partial<LicenseQuestion> & Pick<LicenseQuestion, 'use'>): LicenseQuestion {
  return LicenseQuestion.parse(over)
}

function reason(over: Partial<LicenseReason> & Pick<LicenseReason, 'code'>): LicenseReason {
  const nothing = { permission: null, conditions: [], outboundAllowed: [], basis: null, branch: null }
  return { parts: ['1'], license: 'CC-BY-NC-4.0', ...nothing, ...over }
}

for (const [asked, words] of [
  [question({ use: 'research', commercial: true }), 'research'],
  [question({ use: 'commercial-training', commercial: false }), 'commercial training'],
  [question({ use: 'redistribution' }), 'redistribution'],
  [question({ use: 'redistribution', commercial: false }), 'redistribution, without commerce'],
  [
    question({ use: 'derived-dataset', commercial: true, outbound: 'CC-BY-4.0' }),
    'a derived dataset, commercially, released as CC-BY-4.0',
  ],
  [question({ use: 'model-release', commercial: true, outbound: 'CC-BY-4.0' }), 'the release of a model, commercially'],
] as const)
  test(`a question in words: ${words}`, () => {
    expect(sayQuestion(asked)).toBe(words)
  })

test('each use, part, duty and answer has words of its own', () => {
  expect(new Set(LICENSE_USES.map(sayUse)).size).toBe(LICENSE_USES.length)
  expect(new Set(PART_KINDS.map(sayPartKind)).size).toBe(PART_KINDS.length)
  const asked = question({ use: 'research' })
  expect(new Set(VERDICTS.map((verdict) => sayVerdict({ verdict }, asked))).size).toBe(VERDICTS.length)
  expect(new Set(AGAINST.map((against) => sayAgainst(against, 'MIT'))).size).toBe(AGAINST.length)
  for (const duty of Object.keys(CONDITIONS)) expect(sayDuty(duty)).toBe(CONDITIONS[duty])
  expect(sayDuty('a-word-of-a-later-edition')).toBe('a-word-of-a-later-edition')
})

test('each reason is one or two whole sentences without a gap', () => {
  const said = REASON_CODES.map((code) => sayReason(reason({ code, permission: 'reproduce' })))
  expect(new Set(said).size).toBe(REASON_CODES.length)
  for (const sentence of said) {
    expect(sentence).toMatch(/^[A-Z].*\.$/s)
    expect(sentence).not.toMatch(/undefined|null| {2}/)
  }
})

test('each permission has its words', () => {
  const said = PERMISSIONS.map((permission) => sayReason(reason({ code: 'permission-withheld', permission })))
  expect(said).toEqual([
    'CC-BY-NC-4.0 does not let one copy it.',
    'CC-BY-NC-4.0 does not let one pass it on.',
    'CC-BY-NC-4.0 does not let one share what was changed.',
    'CC-BY-NC-4.0 does not let one use it commercially.',
  ])
})

test('a reason of a real verdict names the licence of its part, and the branch that was taken of a choice', () => {
  const judged = judgeLicenses(
    [LicensePart.parse({ expression: 'CC-BY-NC-4.0 OR CC-BY-NC-SA-4.0' })],
    question({ use: 'commercial-training' }),
  )
  const [said = ''] = judged.reasons.map(sayReason)
  expect(said).toContain('CC-BY-NC-4.0 is for non-commercial use')
  expect(said).toContain('of the choice, CC-BY-NC-4.0 is taken')
})

test('share-alike names the licences that are left, or none', () => {
  const outboundAllowed = ['CC-BY-SA-4.0', 'GPL-3.0-only']
  expect(sayReason(reason({ code: 'share-alike-outbound', outboundAllowed }))).toContain('CC-BY-SA-4.0, GPL-3.0-only')
  expect(sayReason(reason({ code: 'share-alike-empty' }))).toContain('under none')
  expect(sayReason(reason({ code: 'duties-missing', conditions: ['credit', 'no-tpm'] }))).toContain('credit, no-tpm')
})
