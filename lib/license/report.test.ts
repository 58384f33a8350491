import { expect, test } from '@playwright/test'
import { licensing, said, source } from './example-licensing.ts'
import type { VersionLicensing } from './licensing.ts'
import { DISCLAIMER, judgeSubject, LicenseReport, recomputeReport, subjectParts, writeReport } from './report.ts'
import { LICENSE_TERMS_EDITION, LICENSE_TERMS_EDITIONS } from './terms.ts'
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

/** Two versions as one mixture, 3 to 1: one of MIT, one with a non-commercial source. */
function mixture() {
  const named = (dataset: string, digit: string, version: VersionLicensing): VersionLicensing => ({
    ...version,
    dataset,
    version: `sha256:${digit.repeat(64)}`,
  })
  const half = { share: { unit: 'records', value: 0.5 } }
  const free = named('lab/whales', '1', licensing([], [source(0, [said('MIT')])]))
  const bound = named(
    'lab/birds',
    '2',
    licensing([], [source(0, [said('CC-BY-NC-4.0')], half), source(1, [said('MIT')], half)]),
  )
  const members = [
    { version: free.version, share: 0.75 },
    { version: bound.version, share: 0.25 },
  ]
  const subject = { kind: 'mixture' as const, mixture: free.version, title: 'Both', members }
  return { subject, licensing: [free, bound], bound }
}

const COMMERCIAL = LicenseQuestion.parse({ use: 'commercial-training' })

test('of a mixture the parts are named by member, and what stands in the way costs its share of the whole', () => {
  const { subject, licensing: facts, bound } = mixture()
  expect(subjectParts(subject, facts).map(({ part }) => [part.id, part.share])).toEqual([
    ['lab/whales@1.0.0/source/0', 0.75],
    ['lab/birds@1.0.0/source/0', 0.125],
    ['lab/birds@1.0.0/source/1', 0.125],
  ])
  expect(judgeSubject(subject, facts, COMMERCIAL).inTheWay).toEqual({
    remove: ['lab/birds@1.0.0/source/0'],
    share: 0.125,
    left: 2,
    outbound: null,
    members: [bound.version],
    membersShare: 0.25,
  })
})

test('a member whose facts are missing is not judged, so that a report without them does not hold', () => {
  const { subject, licensing: facts } = mixture()
  const head = { question: COMMERCIAL, note: '', asOf: '2026-11-23T00:00:00Z', auditor: 'Ada' }
  const { report: whole } = writeReport({ ...head, subject, licensing: facts })
  expect(recomputeReport(whole).holds).toBe(true)
  expect(recomputeReport({ ...whole, licensing: facts.slice(0, 1) }).holds).toBe(false)
})

test('a report is recomputed under the edition of the terms that it names, whatever came later', () => {
  const [first = ''] = LICENSE_TERMS_EDITIONS
  const version = licensing([], [source(0, [said('OFL-1.1')])])
  const subject = { kind: 'version' as const, version: version.version }
  const old = judgeSubject(subject, [version], COMMERCIAL, first)
  const now = judgeSubject(subject, [version], COMMERCIAL)
  expect([old.verdict.verdict, now.verdict.verdict]).toEqual(['unknown', 'allowed'])
  expect([old.verdict.terms, now.verdict.terms]).toEqual([first, LICENSE_TERMS_EDITION])
  const kept = { subject, question: COMMERCIAL, licensing: [version], judgement: old }
  expect(recomputeReport(kept)).toEqual({ holds: true, differs: [] })
})

test('what would follow if every declaration held is shown apart and decides nothing', () => {
  const version = licensing([said('MIT', { kind: 'declared' })])
  const subject = { kind: 'version' as const, version: version.version }
  const { verdict, asDeclared } = judgeSubject(subject, [version], COMMERCIAL)
  expect([verdict.verdict, asDeclared]).toEqual(['unknown', 'allowed'])
})

test('the same facts and question are the same bytes; every report carries the disclaimer', () => {
  expect(report().canonical).toBe(report().canonical)
  expect(report().report.disclaimer).toBe(DISCLAIMER)
})
