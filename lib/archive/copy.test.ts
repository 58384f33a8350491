import { expect, test } from '@playwright/test'
import { ArchiveCopyDraft, type ArchiveCopyDraftInput, custodianKey } from './copy.ts'

const COPY: ArchiveCopyDraftInput = { host: 'zenodo', url: 'https://zenodo.org/records/1', custodian: 'Zenodo (CERN)' }
const PROOF = { source: 'https://about.zenodo.org/policies/', retrievedAt: '2026-06-01' }

const faultsOf = (over: Partial<ArchiveCopyDraftInput>) => {
  const parsed = ArchiveCopyDraft.safeParse({ ...COPY, ...over })
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('/'))
}

for (const [what, over, faults] of [
  ['a place and a custodian are enough', {}, []],
  ['an address that is none', { url: 'ftp://zenodo.org/x' }, ['url']],
  ['no custodian', { custodian: ' ' }, ['custodian']],
  ['a copy of a file that names no file', { covers: 'file' }, ['path']],
  ['a copy of the whole that names a file', { path: 'a.txt' }, ['path']],
  ['a copy of a file that climbs out of the version', { covers: 'file', path: '../a.txt' }, ['path']],
  ['a mandate without evidence', { mandate: 'yes' }, ['evidence']],
  ['a mandate whose evidence is about something else', { mandate: 'no', evidence: [PROOF] }, ['evidence']],
  ['a mandate with evidence', { mandate: 'yes', evidence: [{ ...PROOF, about: '/mandate' }] }, []],
  ['a sha256 in capitals', { sha256: 'A'.repeat(64) }, ['sha256']],
  ['a DOI by its address', { identifiers: [{ scheme: 'doi', value: 'https://doi.org/10.5281/zenodo.1' }] }, []],
  ['a DOI that is none', { identifiers: [{ scheme: 'doi', value: '10.5281' }] }, ['identifiers/0/value']],
  ['a SWHID cut short', { identifiers: [{ scheme: 'swhid', value: 'swh:1:dir:ab' }] }, ['identifiers/0/value']],
  ['an ARK', { identifiers: [{ scheme: 'ark', value: 'ark:/12148/btv1b8449691v' }] }, []],
] satisfies [string, Partial<ArchiveCopyDraftInput>, string[]][])
  test(`a draft of a copy: ${what}`, () => expect(faultsOf(over)).toEqual(faults))

test('an identifier is kept in its bare form', () => {
  const { identifiers } = ArchiveCopyDraft.parse({
    ...COPY,
    identifiers: [
      { scheme: 'doi', value: 'https://doi.org/10.5281/zenodo.1' },
      { scheme: 'ark', value: 'ark:/12148/btv1b8449691v' },
    ],
  })
  expect(identifiers.map(({ value }) => value)).toEqual(['10.5281/zenodo.1', 'ark:12148/btv1b8449691v'])
})

test('one host is one custodian however its name is written; elsewhere the name tells, without case and full stops', () => {
  expect(custodianKey({ host: 'zenodo', custodian: 'CERN' })).toBe(
    custodianKey({ host: 'zenodo', custodian: 'Zenodo' }),
  )
  expect(custodianKey({ host: 's3', custodian: 'Lab  Inc.' })).toBe(custodianKey({ host: 'own', custodian: 'lab inc' }))
  expect(custodianKey({ host: 's3', custodian: 'Lab' })).not.toBe(custodianKey({ host: 's3', custodian: 'Library' }))
})
