import { expect, test } from '@playwright/test'
import { machineAddress } from './version-forms.ts'

const PAGE = '/datasets/lab/whales/versions/1.0%2Ba'
const DOOR = '/api/v1/datasets/lab/whales/versions/1.0%2Ba'

for (const [accept, address] of [
  [undefined, null],
  ['*/*', null],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8', null],
  ['application/json', DOOR],
  ['application/vnd.colophon.record+json', DOOR],
  ['application/x-bibtex, text/html;q=0.1', DOOR],
  ['application/ld+json', DOOR],
  ['image/png', null],
] as const)
  test(`a version's page asked for with Accept ${accept} is ${address === null ? 'the page' : 'led to the API'}`, () => {
    expect(machineAddress(PAGE, accept)).toBe(address)
    expect(machineAddress(`${PAGE}?from=list`, accept)).toBe(address)
  })

for (const url of [
  '/datasets/lab/whales',
  '/datasets/lab/whales/versions/new',
  `${PAGE}/files`,
  '/',
  '/api/v1/datasets',
])
  test(`${url} is no version's page and is left alone`, () => {
    expect(machineAddress(url, 'application/json')).toBeNull()
  })
