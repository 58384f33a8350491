import { expect, test } from '@playwright/test'
import { DatasetDraft, DatasetPatch } from './schema.ts'

test('a patch holds what was given and nothing else, so that what is left out stays as it is', () => {
  expect(DatasetPatch.parse({ title: 'Whales' })).toEqual({ title: 'Whales' })
  expect(DatasetPatch.parse({})).toEqual({})
})

test('every field of a dataset but its name can be amended, and nothing beyond', () => {
  const amendable = Object.keys(DatasetDraft.shape).filter((field) => !['organization', 'name'].includes(field))
  expect(Object.keys(DatasetPatch.shape).sort()).toEqual(amendable.sort())
  expect(DatasetPatch.safeParse({ name: 'other' }).success).toBe(false)
})
