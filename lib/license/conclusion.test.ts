import { expect, test } from '@playwright/test'
import { ConclusionDraft, type ConclusionState, OpinionDraft, type Speaker, type Stance, stepOf } from './conclusion.ts'

const TABLE: [ConclusionState, Stance, Record<Speaker, ConclusionState | 'no'>][] = [
  ['proposed', 'confirm', { author: 'no', auditor: 'confirmed', steward: 'confirmed' }],
  ['proposed', 'disagree', { author: 'no', auditor: 'disputed', steward: 'disputed' }],
  ['proposed', 'take-back', { author: 'declined', auditor: 'no', steward: 'no' }],
  ['disputed', 'confirm', { author: 'no', auditor: 'no', steward: 'confirmed' }],
  ['disputed', 'disagree', { author: 'no', auditor: 'disputed', steward: 'disputed' }],
  ['disputed', 'take-back', { author: 'declined', auditor: 'no', steward: 'no' }],
  ['confirmed', 'confirm', { author: 'no', auditor: 'no', steward: 'no' }],
  ['confirmed', 'disagree', { author: 'no', auditor: 'confirmed', steward: 'confirmed' }],
  ['confirmed', 'take-back', { author: 'no', auditor: 'no', steward: 'no' }],
  ['superseded', 'confirm', { author: 'no', auditor: 'no', steward: 'no' }],
  ['declined', 'disagree', { author: 'no', auditor: 'no', steward: 'no' }],
]

for (const [state, stance, row] of TABLE)
  for (const speaker of ['author', 'auditor', 'steward'] as const)
    test(`${state}: ${stance} by the ${speaker} → ${row[speaker]}`, () => {
      const step = stepOf(state, stance, speaker)
      expect(step.kind === 'becomes' ? step.state : 'no').toBe(row[speaker])
    })

test('an expression is refused with its column and candidates', () => {
  const draft = { parts: ['version'], reason: 'I read it.', expression: 'gpl' }
  const { error } = ConclusionDraft.safeParse(draft)
  expect(error?.issues[0]?.path).toEqual(['expression'])
  expect(error?.issues[0]?.message).toMatch(/^Column 1: .*GPL-3.0-only/)
  expect(ConclusionDraft.safeParse({ ...draft, expression: 'NONE' }).success).toBe(true)
})

test('who disagrees says why; who confirms need not', () => {
  expect(OpinionDraft.safeParse({ stance: 'disagree' }).error?.issues[0]?.path).toEqual(['reason'])
  expect(OpinionDraft.safeParse({ stance: 'confirm' }).success).toBe(true)
})
