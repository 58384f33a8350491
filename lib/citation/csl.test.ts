import { expect, test } from '@playwright/test'
import { printCsl } from './csl.ts'
import { RICH_VERSION } from './example-versions.ts'
import { citationRecord } from './record.ts'

test('CSL-JSON is a list of one data set with version, DOI, address and custom digest', () => {
  const item: unknown = JSON.parse(printCsl(citationRecord(RICH_VERSION)))
  expect(item).toMatchObject([
    {
      type: 'dataset',
      version: 'v0.1',
      DOI: '10.5281/zenodo.1234567',
      URL: RICH_VERSION.url,
      issued: { 'date-parts': [[2025, 6, 5]] },
      custom: { digest: RICH_VERSION.digest },
    },
  ])
})
