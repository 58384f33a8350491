import { expect, test } from '@playwright/test'
import { CopyReport, reportInput } from './report-form.ts'

const COPY = '6f1c1f0e-8f0b-4d5e-9a59-0c6b1a3c5d7e'
const NOW = new Date('2026-07-01T10:00:00Z')
const written = (over: Record<string, string>) =>
  Object.fromEntries(
    Object.entries({ copy: COPY, 'check.at': '2026-06-05', 'check.how': 'sha256sum', ...over }).map(([name, value]) => [
      name,
      [value],
    ]),
  )
const faultsOf = (over: Record<string, string>) =>
  CopyReport.safeParse(reportInput(written(over), NOW)).error?.issues.map(({ path }) => path.join('.')) ?? []

test('a digest is taken with its prefix and in capitals; a day stands for its beginning', () => {
  const input = reportInput(written({ 'check.sha256': `sha256:${'A'.repeat(64)}`, 'check.bytes': '1,024' }), NOW)
  expect(CopyReport.parse(input).check).toMatchObject({
    at: '2026-06-05T00:00:00Z',
    sha256: 'a'.repeat(64),
    bytes: 1024,
    filesChecked: null,
  })
})

test('files that were compared are counted instead', () => {
  const input = reportInput(written({ 'check.filesChecked': '12', 'check.filesDiffering': '1' }), NOW)
  expect(CopyReport.parse(input).check).toMatchObject({ sha256: null, filesChecked: 12, filesDiffering: 1 })
})

test('today, and no day at all, is this very moment: later than what was seen before', () => {
  for (const day of ['', '2026-07-01'])
    expect(reportInput(written({ 'check.at': day }), NOW).check.at).toBe('2026-07-01T10:00:00.000Z')
})

test('neither of the two, a day that is none, a number that is none and no copy are faults at their fields', () => {
  expect(faultsOf({})).toEqual(['check.sha256'])
  expect(faultsOf({ 'check.at': 'May', 'check.filesChecked': '3' })).toEqual(['check.at'])
  expect(faultsOf({ 'check.filesChecked': 'some' })).toEqual(['check.filesChecked'])
  expect(faultsOf({ copy: '', 'check.filesChecked': '3' })).toEqual(['copy'])
})
