import { expect, test } from '@playwright/test'
import { refusalOf } from '#tests/refusals.ts'
import { jsonOrRefuse } from './json-or-refuse.ts'

test('a text that is JSON is its value', () => {
  expect(jsonOrRefuse('{"series": "loss"}', 'line 1')).toEqual({ series: 'loss' })
})

test('any other is refused by its name, with the words of the parser', async () => {
  const refusal = await refusalOf((async () => jsonOrRefuse('{"series', 'loss.jsonl, line 2'))())
  expect(refusal.code).toBe('invalid')
  expect(refusal.message).toMatch(/^loss\.jsonl, line 2 is not JSON\. \S/)
})
