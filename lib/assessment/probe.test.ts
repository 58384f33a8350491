import { expect, test } from '@playwright/test'
import { attestation, KEPT, LOOSE, someFacts } from './example-facts.ts'
import { attested, excused, isValidEvidence, numberOf, unknown, wordsOf } from './probe.ts'
import { criterionOf } from './rubric.ts'

const MUTABLE = { ...KEPT, source: 'https://example.org/terms' }

for (const [says, evidence, valid] of [
  ['a web archive and the digest of its bytes', KEPT, true],
  ['an archive address without the digest of its bytes', { ...KEPT, digest: null }, false],
  ['a page that may change, with a digest that nobody can look up', MUTABLE, false],
  ['a commit in the locator', { ...MUTABLE, locator: `LICENSE @ ${'0'.repeat(40)}` }, true],
  ['a DOI', { ...MUTABLE, source: 'https://doi.org/10.5281/zenodo.1234' }, true],
  ['a version of a preprint', { ...MUTABLE, source: 'https://arxiv.org/abs/2501.08365v1' }, true],
  ['a preprint without its version', { ...MUTABLE, source: 'https://arxiv.org/abs/2501.08365' }, false],
  ['a page that the registry captured itself', { ...LOOSE, snapshot: 'f'.repeat(64) }, true],
  ['a page alone', LOOSE, false],
] as const)
  test(`evidence is ${valid ? 'valid' : 'not valid'}: ${says}`, () => expect(isValidEvidence(evidence)).toBe(valid))

test('an attestation excuses only with evidence that counts', () => {
  const signed = someFacts({ recorded: { 'attested-single-source': attestation() } })
  const bare = someFacts({ recorded: { 'attested-single-source': attestation([LOOSE]) } })
  expect(attested(signed, 'attested-single-source')).toEqual([KEPT])
  expect(excused(signed, 'attested-single-source')).toMatchObject({
    outcome: 'not-applicable',
    reason: 'Attested: So it is.',
  })
  for (const facts of [bare, someFacts()]) expect(excused(facts, 'attested-single-source')).toBeNull()
})

test('a threshold that the rubric lacks is a fault of the rubric', () => {
  const criterion = criterionOf('1.2')
  expect(numberOf(criterion, 'full')).toBe(0.99)
  expect(() => numberOf(criterion, 'quarter')).toThrow('Criterion 1.2 has no number "quarter".')
  expect(() => wordsOf(criterion, 'full')).toThrow('no list "full"')
})

test('what is not recorded is unknown, not false', () => expect(unknown('Not said.').outcome).toBe('unknown'))
