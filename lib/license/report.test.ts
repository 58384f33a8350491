import { expect, test } from '@playwright/test'
import { licensing, said, source } from './example-licensing.ts'
import { LicenseReport, recomputeReport, writeReport } from './report.ts'
import { LicenseQuestion } from './verdict.ts'

function report() {
  const version = licensing([said('MIT', { kind: 'declared' })], [source(0, [said('CC-BY-NC-4.0')]), source(1, [])])
  return writeReport({
    subject: { kind: 'version', version: version.version },
    question: LicenseQuestion.parse({ use: 'derived-dataset', commercial: true, outbound: 'CC-BY-4.0' }),
    note: '',
    asOf: '2026-11-23T00:00:00Z',
    auditor: 'Ada',
    licensing: [version],
  })
}

test('a third party recomputes the answer from the report alone', () => {
  const { canonical, digest } = report()
  const read = LicenseReport.parse(JSON.parse(canonical))
  expect(recomputeReport(read)).toEqual({ holds: true, differs: [] })
  expect(digest).toMatch(/^sha256:/)
  expect(read.judgement.inTheWay.remove).toEqual(['source/0', 'source/1'])
})

test('a report whose facts or answer were changed does not hold, and says which member differs', () => {
  const { report: given } = report()
  const flattered = {
    ...given,
    judgement: { ...given.judgement, verdict: { ...given.judgement.verdict, verdict: 'allowed' as const } },
  }
  expect(recomputeReport(flattered)).toEqual({ holds: false, differs: ['verdict'] })
  const [version] = given.licensing
  const emptied = { ...given, licensing: version === undefined ? [] : [{ ...version, parts: [] }] }
  expect(recomputeReport(emptied).holds).toBe(false)
})
