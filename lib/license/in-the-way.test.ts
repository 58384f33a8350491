import { expect, test } from '@playwright/test'
import { judgeLicenses } from './aggregate.ts'
import { inTheWay } from './in-the-way.ts'
import { type LicensePart, LicenseQuestion } from './verdict.ts'

test('parts that are allowed alone and exclude each other are parted also where an OR hides it', () => {
  const parts: LicensePart[] = [
    { id: 'a', expression: 'CC-BY-NC-SA-4.0 OR LicenseRef-Llama-2', share: 0.1, layer: 'content' },
    { id: 'b', expression: 'CC-BY-SA-1.0', share: 0.2, layer: 'content' },
  ]
  const asked = LicenseQuestion.parse({ use: 'derived-dataset', commercial: false })
  expect(judgeLicenses(parts, asked).verdict).not.toBe('allowed')
  expect(inTheWay(parts, asked)).toMatchObject({ remove: ['a'], outbound: 'CC-BY-SA-1.0' })
})
