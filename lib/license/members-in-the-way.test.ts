import { expect, test } from '@playwright/test'
import { licensing, said, source } from './example-licensing.ts'
import { membersInTheWay } from './members-in-the-way.ts'

const one = { ...licensing([], [source(0, [said('MIT')]), source(1, [])]), dataset: 'lab/one', version: digest('1') }
const other = { ...licensing([], [source(0, [said('MIT')])]), dataset: 'lab/other', version: digest('2') }

function digest(hex: string): `sha256:${string}` {
  return `sha256:${hex.repeat(64)}`
}

test('a member is named once, however many of its parts must go', () => {
  const members = [
    { licensing: one, share: 0.25 },
    { licensing: other, share: 0.75 },
  ]
  const remove = [`lab/one@${one.label}/source/0`, `lab/one@${one.label}/source/1`]
  expect(membersInTheWay(members, remove)).toEqual({ members: [one.version], membersShare: 0.25 })
})

test('what it costs is not known where the share of such a member is not stated', () => {
  const members = [
    { licensing: one, share: null },
    { licensing: other, share: 0.75 },
  ]
  expect(membersInTheWay(members, [`lab/one@${one.label}/source/0`]).membersShare).toBeNull()
  expect(membersInTheWay(members, [`lab/other@${other.label}/source/0`]).membersShare).toBe(0.75)
})

test('undetermined contents of a bare database count for their member', () => {
  const remove = [`lab/other@${other.label}/contents`]
  expect(membersInTheWay([{ licensing: other, share: 1 }], remove).members).toEqual([other.version])
})
