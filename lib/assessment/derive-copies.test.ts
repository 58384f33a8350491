import { expect, test } from '@playwright/test'
import { daysAgo, EXAMPLE_CHECKS, EXAMPLE_DAY, exampleCopy } from '../archive/example-copies.ts'
import { copyFacts, type LocatedCopy } from './derive-copies.ts'

const { pass, alive, missing } = EXAMPLE_CHECKS
const HOST = 'https://hub.example/lab/whales'
const at = (copy: ReturnType<typeof exampleCopy>, url = 'https://archive.example/x'): LocatedCopy => ({ ...copy, url })
const facts = (copies: LocatedCopy[]) => copyFacts(copies, { asOf: EXAMPLE_DAY, files: 2, hosts: [HOST] })

test('copies elsewhere count with their custodian, mandate, last verification and how they stand', () => {
  const { copies } = facts([
    at(exampleCopy('a', [pass(5)], { mandate: 'yes' })),
    at(exampleCopy('b', [alive(5)])),
    at(exampleCopy('c', [missing(9), missing(5)])),
  ])
  expect(copies).toEqual([
    { custodian: 'archive a', mandate: true, lastVerified: daysAgo(5), outcome: 'intact' },
    { custodian: 'archive b', mandate: false, lastVerified: null, outcome: 'unknown' },
    { custodian: 'archive c', mandate: false, lastVerified: null, outcome: 'gone' },
  ])
})

test('what lies at the version’s host, or in the publisher’s own storage, is no further copy; it does verify the files', () => {
  const own = [at(exampleCopy('a', [pass(5)]), `${HOST}/x.tar`), at(exampleCopy('b', [pass(9)], { host: 'own' }))]
  expect(facts(own)).toEqual({ copies: [], filesVerified: daysAgo(5) })
})

test('files kept one by one are one copy once they are all there', () => {
  const file = (id: string, path: string) =>
    at(exampleCopy(id, [pass(5)], { covers: 'file', path, custodian: 'Library' }))
  expect(facts([file('a', 'x')])).toEqual({ copies: [], filesVerified: null })
  expect(facts([file('a', 'x'), file('b', 'y')]).copies).toMatchObject([{ custodian: 'library', outcome: 'intact' }])
})
