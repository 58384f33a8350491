import { expect, test } from '@playwright/test'
import {
  bigcodeOldForm,
  bigcodeOptOut,
  bigcodeStatus,
  dataSourcingReport,
  datasetDiscussion,
  datasetForm,
  effectOfProcessing,
} from './registry-requests.ts'

test('an account takes all its repositories with it, in any case; another of a like name stays', () => {
  expect(bigcodeOptOut({ accounts: ['Alice'] }, 'alice/one')).toMatchObject({ dataset: 'deny' })
  expect(bigcodeOptOut({ accounts: ['alice'] }, 'alice-b/one')).toMatchObject({ dataset: null, effects: {} })
  expect(bigcodeOptOut({ repositories: ['alice/One'] }, 'alice/one')).toMatchObject({ scope: 'repository' })
})

test('only what is one’s own needs no check', () => {
  expect(bigcodeStatus({ author: 'Alice', accounts: ['alice'], repositories: ['ALICE/one'] })).toBeNull()
  expect(bigcodeStatus({ author: 'alice', repositories: ['bob/one'] })).toBe('needs-check')
  expect(bigcodeStatus({ accounts: ['alice'] })).toBe('needs-check')
})

test('the old form means the whole account only where it says all', () => {
  const form = 'I request that the following data is removed from The Stack:\n\n'
  expect(bigcodeOldForm(`${form} - alice/one`)).toMatchObject({ dataset: null, status: 'needs-human' })
  expect(bigcodeOldForm('Remove it all, please')).toMatchObject({ dataset: null, status: null })
})

test('what was processed after the last known version is gone from the next, whatever its name', () => {
  const versions = [{ label: 'v1', processedUntil: '2024-01-31' }]
  expect(effectOfProcessing('2024-01-31', versions)).toBe(
    'next version v1 and later; copies already released are not recalled',
  )
  expect(effectOfProcessing('2024-02-01', versions)).toBe(
    'next version and later; copies already released are not recalled',
  )
})

test('what people write to a dataset’s owner, a person reads', () => {
  expect(datasetDiscussion('[Opt-out request] my picture').status).toBe('needs-human')
  expect(datasetDiscussion('How to load this?').status).toBeNull()
  expect(datasetForm({ dataset: 'a/b', request: ' ' }).status).toBeNull()
  expect(dataSourcingReport('12 elements have been opted out.').status).toBe('needs-human')
})
