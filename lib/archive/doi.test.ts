import { expect, test } from '@playwright/test'
import { parseDoi } from '../citation/identifier.ts'
import { datasetDoi, doiAddress, versionDoi } from './doi.ts'

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}` as const

test('the DOI of a version is the same whenever it is asked for, and is a DOI', () => {
  expect(versionDoi('10.5072', DIGEST)).toBe('10.5072/colophon.v.0123456789abcdef0123')
  expect(parseDoi(versionDoi('10.5072', DIGEST))).toBe(versionDoi('10.5072', DIGEST))
})

test('a dataset has a DOI of its own, of plain letters whatever its name', () => {
  expect(datasetDoi('10.5072', 'lab/whales')).toMatch(/^10\.5072\/colophon\.d\.[0-9a-f]{20}$/)
  expect(datasetDoi('10.5072', 'lab/whales')).not.toBe(datasetDoi('10.5072', 'lab/wolves'))
})

test('a DOI resolves at doi.org', () => {
  expect(doiAddress('10.5072/x')).toBe('https://doi.org/10.5072/x')
})
