import { expect, test } from '@playwright/test'
import { versionDraft } from '#tests/factories.ts'
import { draftFaults } from './draft-faults.ts'
import { GROUPED_RECORD_FORMAT, sealRecord, VERSION_RECORD_FORMAT, versionRecord } from './version-record.ts'

const files = [{ path: 'audio/a.wav', bytes: 75 }]

test('a record without file groups has form 1 and no such member, so that its digest is what it always was', () => {
  const record = versionRecord('lab/whales', versionDraft(), null)
  expect(record.format).toBe(VERSION_RECORD_FORMAT)
  expect(record).not.toHaveProperty('fileGroups')
})

test('a record with file groups has form 2, and its digest commits to them', () => {
  const of = (pattern: string) => versionDraft({ files, fileGroups: [{ name: 'Audio', pattern }] })
  const record = versionRecord('lab/whales', of('audio/'), null)
  expect(record.format).toBe(GROUPED_RECORD_FORMAT)
  expect(sealRecord(record).digest).not.toBe(sealRecord(versionRecord('lab/whales', of('*.wav'), null)).digest)
})

test('a file group that no file fits, and one whose name another has, are told by their place', () => {
  const fileGroups = [
    { name: 'Audio', pattern: 'audio/' },
    { name: 'Audio', pattern: 'video/' },
  ]
  expect(draftFaults(versionDraft({ files, fileGroups })).map(({ at }) => at)).toEqual([
    '/fileGroups/1/name',
    '/fileGroups/1/pattern',
  ])
})
