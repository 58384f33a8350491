import { expect, test } from '@playwright/test'
import { decide } from './keep-rule.ts'

const MIMIC = Float64Array.of(9, 1, 5, 7, 3, 2, 8, 4, 6, 0)
const CLIP = Float64Array.of(1, 9, 8, 7, 6, 5, 4, 3, 2, 0)

/** The places that are kept. */
function kept(...args: Parameters<typeof decide>): number[] {
  return decide(...args).flatMap((decision, place) => (decision === 'keep' ? [place] : []))
}

test('the top share by another score, less the bottom share by mimic', () => {
  const rule = { kind: 'other-minus-bottom', other: 'clip', otherShare: 0.4, bottom: 0.2 } as const
  expect(kept(MIMIC, rule, 'keep', { clip: CLIP })).toEqual([2, 3, 4])
})

test('the records that are in the top share of both scores', () => {
  const rule = { kind: 'both-top', share: 0.5, other: 'clip', otherShare: 0.5 } as const
  expect(kept(MIMIC, rule, 'keep', { clip: CLIP })).toEqual([2, 3])
})

test('a record without one of the two scores is unknown', () => {
  const rule = { kind: 'both-top', share: 1, other: 'clip', otherShare: 1 } as const
  const decisions = decide(Float64Array.of(1, Number.NaN, 3), rule, 'keep', { clip: Float64Array.of(Number.NaN, 1, 2) })
  expect(decisions).toEqual(['unknown', 'unknown', 'keep'])
})

for (const [what, others, says] of [
  ['that is not here', { loss: CLIP }, 'The keep rule names the score "clip", which is not here. There is loss.'],
  ['while none was given', {}, 'The keep rule names the score "clip", which is not here. No other score was given.'],
  ['of other records', { clip: CLIP.subarray(1) }, 'The score "clip" is of 9 records, and the set has 10.'],
] as const)
  test(`a rule that names a score ${what} is refused`, () => {
    const rule = { kind: 'both-top', share: 1, other: 'clip', otherShare: 1 } as const
    expect(() => decide(MIMIC, rule, 'keep', others)).toThrow(says)
  })
