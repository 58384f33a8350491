import { expect, test } from '@playwright/test'
import { differenceWindow } from './difference-window.ts'

test('short texts are shown whole', () => expect(differenceWindow('a', null)).toEqual(['a', null]))

test('long texts are shown from shortly before where they part', () => {
  const [before, after] = differenceWindow(`${'x'.repeat(5000)}old`, `${'x'.repeat(5000)}new`)
  expect(before).toBe(`… ${'x'.repeat(80)}old`)
  expect(after).toBe(`… ${'x'.repeat(80)}new`)
})

test('a long text that only one side has is shown from its beginning, and cut', () => {
  expect(differenceWindow(null, 'y'.repeat(1000))).toEqual([null, `${'y'.repeat(400)} …`])
})
