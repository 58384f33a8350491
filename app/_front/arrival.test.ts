import { expect, test } from '@playwright/test'
import { bringsRecords } from './arrival.ts'

for (const [method, url, brings] of [
  ['PUT', '/api/v1/datasets/lab/whales/versions/1.0.0/records', true],
  ['PUT', '/api/v1/datasets/lab/whales/versions/1.0.0/records?fileName=a.csv', true],
  ['POST', '/datasets/lab/whales/versions/1.0.0/records/upload/send', true],
  ['GET', '/api/v1/datasets/lab/whales/versions/1.0.0/records', false],
  ['PUT', '/api/v1/datasets/lab/whales/versions/1.0.0', false],
  ['POST', '/api/v1/datasets/lab/whales/versions/1.0.0/publish?x=/records', false],
] as const)
  test(`${method} ${url} ${brings ? 'brings' : 'does not bring'} a file that may take hours to arrive`, () => {
    expect(bringsRecords({ method, url })).toBe(brings)
  })
