import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { Slug, VersionLabel } from './schema.ts'
import { labelOf, slugOf } from './slug.ts'

for (const [text, slug] of [
  ['Common Pile v0.1', 'common-pile-v0.1'],
  ['10k Prompt Ranked', '10k-prompt-ranked'],
  ['org/Name', 'org-name'],
  ['  Événements (été) ', 'evenements-ete'],
  ['a..b', 'a.b'],
  ['-._x_.-', 'x'],
  ['HTML+ERB', 'html-erb'],
  ['commitpackft-c', 'commitpackft-c'],
  ['commitpackft-c++', 'commitpackft-cpp'],
  ['commitpackft-c#', 'commitpackft-csharp'],
] as const)
  test(`the slug of "${text}" is ${slug}`, () => expect(slugOf(text)).toBe(slug))

test('a name without Latin letters still gets a slug, and another name another one', () => {
  expect(slugOf('数据集')).toMatch(/^dataset-[0-9a-f]{8}$/)
  expect(slugOf('数据集')).not.toBe(slugOf('資料集'))
})

test('long names that begin alike get different slugs', () => {
  expect(slugOf(`${'a'.repeat(200)}1`)).not.toBe(slugOf(`${'a'.repeat(200)}2`))
})

test('law: every text has a slug, and the slug of a slug is itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const slug = slugOf(text)
      expect(Slug.parse(slug)).toBe(slug)
      expect(slugOf(slug)).toBe(slug)
    }),
  )
})

test('law: a label that can be made is a label', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const label = labelOf(text)
      if (label !== null) expect(VersionLabel.parse(label)).toBe(label)
    }),
  )
})

test('what a document says of its version becomes a label', () => {
  expect(labelOf('1.0.0')).toBe('1.0.0')
  expect(labelOf('v2 (beta)')).toBe('v2-beta')
  expect(labelOf('..')).toBeNull()
})
