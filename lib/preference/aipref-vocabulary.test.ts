import { expect, test } from '@playwright/test'
import { AIPREF_LABELS, findCategories } from './aipref-vocabulary.ts'

test('each label of the edition names one leaf, explicitly', () => {
  for (const label of AIPREF_LABELS) expect(findCategories(label)).toMatchObject([{ basis: 'explicit' }])
  expect(AIPREF_LABELS.flatMap((label) => findCategories(label).flatMap(({ leaves }) => leaves))).toEqual([
    'train-gen',
    'ai-input',
    'search',
  ])
})

test('labels of older drafts are legacy, and other words are no labels', () => {
  for (const label of ['tdm', 'all', 'bots', 'ai', 'genai', 'inference', 'ai-output', 'train-genai'])
    expect(findCategories(label)).toMatchObject([{ basis: 'legacy' }])
  for (const word of ['', 'train', 'constructor', '__proto__']) expect(findCategories(word)).toEqual([])
})

test('before it was narrowed, train-ai was any machine learning', () => {
  expect(findCategories('train-ai', { isOld: true }).map(({ leaves }) => leaves)).toEqual([
    ['train-gen'],
    ['train-gen', 'train-nongen'],
  ])
})
