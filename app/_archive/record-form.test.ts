import { expect, test } from '@playwright/test'
import { ArchiveCopyDraft } from '#lib/archive/copy.ts'
import { copyInput } from './record-form.ts'

const DAY = '2026-06-05'
const written = (over: Record<string, string> = {}) =>
  Object.fromEntries(
    Object.entries({
      url: 'https://zenodo.org/records/1',
      host: 'zenodo',
      custodian: 'Zenodo (CERN)',
      mandate: 'unknown',
      ...over,
    }).map(([name, value]) => [name, [value]]),
  )

test('what is left empty stays open: a copy of the whole version, its mandate unknown', () => {
  expect(ArchiveCopyDraft.parse(copyInput(written({ path: ' ', sha256: '', note: '' }), DAY))).toMatchObject({
    covers: 'version',
    path: null,
    sha256: null,
    identifiers: [],
    evidence: [],
  })
})

test('a path makes it a copy of that file, and an address evidence of the mandate, read today', () => {
  const input = copyInput(
    written({
      path: 'a.txt',
      mandate: 'yes',
      'evidence.0.source': 'https://zenodo.org/policies',
      'evidence.0.quote': 'For ever.',
    }),
    DAY,
  )
  expect(ArchiveCopyDraft.parse(input)).toMatchObject({
    covers: 'file',
    path: 'a.txt',
    evidence: [{ about: '/mandate', quote: 'For ever.', retrievedAt: DAY }],
  })
})

for (const [value, scheme] of [
  ['https://doi.org/10.5281/zenodo.1', 'doi'],
  [`swh:1:dir:${'0'.repeat(40)}`, 'swhid'],
  ['ark:12148/btv1b8449691v', 'ark'],
  ['something else', 'doi'],
] as const)
  test(`${value} is read as ${scheme}`, () => {
    expect(copyInput(written({ 'identifiers.0.value': value }), DAY).identifiers).toEqual([{ scheme, value }])
  })
