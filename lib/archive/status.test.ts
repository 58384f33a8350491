import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { daysAgo, EXAMPLE_CHECKS, EXAMPLE_DAY, exampleCopy } from './example-copies.ts'
import { type CheckSeen, type CopyState, standingOf } from './standing.ts'
import { ARCHIVE_STATUSES, type ArchiveStatus, type CopySeen, judgeArchive } from './status.ts'

const { pass, reported, other, alive, missing, down } = EXAMPLE_CHECKS
const AT = { recordedAt: daysAgo(300), asOf: EXAMPLE_DAY }

for (const [what, checks, state, unknownSince] of [
  ['never checked', [], 'unverified', daysAgo(300)],
  ['alive, with nothing to compare', [alive(1)], 'unverified', daysAgo(300)],
  ['verified lately', [pass(5)], 'intact', null],
  ['verified elsewhere lately', [reported(5)], 'intact', null],
  ['verified, then only seen alive', [pass(50), alive(5)], 'intact', null],
  ['verified long ago', [pass(181)], 'fading', daysAgo(181)],
  ['verified, then not reached', [pass(50), down(5)], 'fading', daysAgo(50)],
  ['verified, then not found once', [pass(50), missing(5)], 'fading', daysAgo(50)],
  ['not found twice in a row', [pass(50), missing(10), missing(5)], 'gone', null],
  ['not found twice, not reached between', [pass(50), missing(10), down(7), missing(5)], 'gone', null],
  ['not found, found, not found', [missing(30), pass(20), missing(5)], 'fading', daysAgo(20)],
  ['not found twice, then verified again', [missing(30), missing(20), pass(5)], 'intact', null],
  ['other bytes', [pass(50), other(5)], 'damaged', null],
  ['other bytes, then not reached', [pass(50), other(15), down(5)], 'damaged', null],
  ['other bytes, then the right ones again', [other(15), pass(5)], 'intact', null],
] satisfies [string, CheckSeen[], CopyState, string | null][])
  test(`a copy that was ${what} is ${state}`, () => {
    for (const order of [checks, checks.toReversed()])
      expect(standingOf(order, AT)).toMatchObject({ state, unknownSince })
  })

test('what came after the moment of looking is not known then', () => {
  expect(standingOf([pass(50), other(5)], { ...AT, asOf: daysAgo(10) }).state).toBe('intact')
  expect(standingOf([pass(50)], { ...AT, asOf: daysAgo(60) }).state).toBe('unverified')
})

const a = exampleCopy('a', [pass(5)])
const file = (id: string, path: string, over: Partial<CopySeen> = {}) =>
  exampleCopy(id, [pass(5)], { covers: 'file', path, custodian: 'Library', ...over })

for (const [what, copies, status, codes] of [
  ['no copy', [], 'unarchived', 'no-copy'],
  ['a copy that was taken back', [exampleCopy('a', [pass(5)], { retiredAt: daysAgo(1) })], 'unarchived', 'no-copy'],
  ['a copy recorded later', [exampleCopy('a', [], { recordedAt: daysAgo(-1) })], 'unarchived', 'no-copy'],
  ['a copy that was never checked', [exampleCopy('a', [])], 'unverified', 'never-compared'],
  ['one intact copy', [a], 'single-copy', 'one-custodian,no-mandate'],
  [
    'one intact copy under a mandate',
    [exampleCopy('a', [pass(5)], { mandate: 'yes' })],
    'single-copy',
    'one-custodian',
  ],
  [
    'two copies of one custodian',
    [a, exampleCopy('b', [pass(5)], { custodian: 'ARCHIVE A' })],
    'single-copy',
    'one-custodian,no-mandate',
  ],
  ['two independent copies', [a, exampleCopy('b', [reported(5)])], 'replicated', 'independent-custodians,no-mandate'],
  [
    'two, and one never checked',
    [a, exampleCopy('b', [pass(5)]), exampleCopy('c', [])],
    'replicated',
    'independent-custodians,no-mandate,never-compared',
  ],
  [
    'two, and one damaged',
    [a, exampleCopy('b', [pass(5)]), exampleCopy('c', [other(5)])],
    'at-risk',
    'independent-custodians,no-mandate,copy-damaged',
  ],
  [
    'one intact and one gone',
    [a, exampleCopy('b', [missing(9), missing(5)])],
    'at-risk',
    'one-custodian,no-mandate,copy-gone',
  ],
  ['one that fades', [exampleCopy('a', [pass(190)])], 'at-risk', 'copy-fading'],
  [
    'one damaged, one gone',
    [exampleCopy('a', [other(5)]), exampleCopy('b', [missing(9), missing(5)])],
    'damaged',
    'copy-damaged,copy-gone',
  ],
  ['all gone', [exampleCopy('b', [missing(9), missing(5)])], 'lost', 'copy-gone'],
  ['one file of two', [file('a', 'x')], 'at-risk', 'part-only'],
  ['both files at one custodian', [file('a', 'x'), file('b', 'y')], 'single-copy', 'one-custodian,no-mandate'],
  ['both files at two custodians', [file('a', 'x'), file('b', 'y', { custodian: 'Other' })], 'at-risk', 'part-only'],
] satisfies [string, CopySeen[], ArchiveStatus, string][])
  test(`a version with ${what} is ${status}`, () => {
    const verdict = judgeArchive(copies, { asOf: EXAMPLE_DAY, files: 2 })
    expect([verdict.status, verdict.reasons.map(({ code }) => code).join()]).toEqual([status, codes])
    expect(verdict.reasons.every(({ says }) => says !== '')).toBe(true)
  })

test('files are verified when the oldest of those that make up a whole was', () => {
  const copies = [file('a', 'x'), exampleCopy('b', [pass(40)], { covers: 'file', path: 'y', custodian: 'Library' })]
  expect(judgeArchive(copies, { asOf: EXAMPLE_DAY, files: 2 }).verifiedAt).toBe(daysAgo(40))
  expect(judgeArchive(copies, { asOf: EXAMPLE_DAY, files: 3 }).verifiedAt).toBeNull()
})

const someCheck = fc
  .tuple(fc.constantFrom(pass, reported, other, alive, missing, down), fc.integer({ min: 0, max: 299 }))
  .map(([make, days]) => make(days))
const someCopies = fc
  .array(
    fc.tuple(fc.array(someCheck, { maxLength: 4 }), fc.constantFrom('x', 'y', null), fc.constantFrom('A', 'B', 'C')),
    { maxLength: 5 },
  )
  .map((list) =>
    list.map(([checks, path, custodian], n) =>
      exampleCopy(`${n}`, checks, { custodian, path, covers: path === null ? 'version' : 'file' }),
    ),
  )
const rankOf = (copies: CopySeen[], asOf: string) =>
  ARCHIVE_STATUSES.indexOf(judgeArchive(copies, { asOf, files: 2 }).status)

test('law: one more intact copy of another custodian never makes the status worse', () => {
  fc.assert(
    fc.property(someCopies, (copies) => {
      const more = [...copies, exampleCopy('new', [pass(0)], { custodian: 'New' })]
      expect(rankOf(more, EXAMPLE_DAY)).toBeGreaterThanOrEqual(rankOf(copies, EXAMPLE_DAY))
    }),
    { numRuns: 300 },
  )
})

test('law: without new checks a later day never makes the status better', () => {
  fc.assert(
    fc.property(someCopies, fc.integer({ min: 0, max: 400 }), (copies, days) => {
      expect(rankOf(copies, daysAgo(-days))).toBeLessThanOrEqual(rankOf(copies, EXAMPLE_DAY))
    }),
    { numRuns: 300 },
  )
})
