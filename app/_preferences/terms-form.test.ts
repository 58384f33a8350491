import { expect, test } from '@playwright/test'
import { TermsDraft } from '#lib/preference/terms-record.ts'
import { termsInput } from './terms-form.ts'

const written = {
  'context.host': ['a.example'],
  url: ['https://a.example/terms'],
  quote: ['No machine learning.'],
  effect: ['deny'],
  leaves: ['train-gen', 'train-nongen'],
  reason: ['It says so.'],
}

test('what is written becomes a draft for the host of the page, whole unless a path is named', () => {
  expect(TermsDraft.parse(termsInput(written))).toMatchObject({
    host: 'a.example',
    withSubdomains: false,
    pathPrefix: '/',
    snapshot: null,
    leaves: ['train-gen', 'train-nongen'],
  })
  expect(TermsDraft.parse(termsInput({ ...written, pathPrefix: [' /blog '], withSubdomains: ['on'] }))).toMatchObject({
    withSubdomains: true,
    pathPrefix: '/blog',
  })
})

test('without a use, or with an allow without its snapshot, it is refused', () => {
  expect(TermsDraft.safeParse(termsInput({ ...written, leaves: [] })).success).toBe(false)
  expect(TermsDraft.safeParse(termsInput({ ...written, effect: ['allow'] })).success).toBe(false)
})
