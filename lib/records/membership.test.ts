import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { sha256Hex } from '../digest.ts'
import { checkMembership, MembershipProof, proveMembership } from './membership.ts'
import { leaf, readRecordSet } from './set-digest.ts'

const record = fc.record({ id: fc.string({ unit: 'grapheme' }), digest: fc.string().map(sha256Hex) })

function setOf(records: { id: string; digest: string }[]) {
  const set = readRecordSet()
  for (const { id, digest } of records) set.add(leaf(id, digest))
  return set
}

test('law: each record of a set has a proof that holds against the set digest, also after a trip through JSON', () => {
  fc.assert(
    fc.property(fc.array(record, { minLength: 1 }), fc.nat(), (records, at) => {
      const set = setOf(records)
      const one = records[at % records.length]
      const proof = one === undefined ? null : proveMembership(set, one)
      const again = MembershipProof.parse(JSON.parse(JSON.stringify(proof)))
      return checkMembership(again, set.finish().digest)
    }),
    { numRuns: 20 },
  )
})

test('a record that is not in the set has no proof', () => {
  const set = setOf([{ id: 'a', digest: sha256Hex('a') }])
  expect(proveMembership(set, { id: 'a', digest: sha256Hex('b') })).toBeNull()
  expect(proveMembership(set, { id: 'b', digest: sha256Hex('a') })).toBeNull()
})

test('a proof that was tampered with does not hold', () => {
  const one = { id: 'a', digest: sha256Hex('a') }
  const set = setOf([one, { id: 'b', digest: sha256Hex('b') }])
  const proof = proveMembership(set, one)
  if (proof === null) throw new Error('The record is in the set.')
  const digest = set.finish().digest
  expect(checkMembership(proof, digest)).toBe(true)
  const forged = { id: 'c', digest: sha256Hex('c') }
  const lies: MembershipProof[] = [
    { ...proof, ...forged },
    { ...proof, ...forged, leaves: [leaf(forged.id, forged.digest)] },
    { ...proof, leaves: [...proof.leaves, leaf(forged.id, forged.digest)] },
    { ...proof, otherBuckets: proof.otherBuckets.toReversed() },
  ]
  for (const lie of lies) expect(checkMembership(lie, digest)).toBe(false)
  expect(checkMembership(proof, setOf([]).finish().digest)).toBe(false)
})

test('leaves may come in any order: the proof is about a set', () => {
  const records = Array.from({ length: 5000 }, (_, index) => ({ id: `r${index}`, digest: sha256Hex(`${index}`) }))
  const set = setOf(records)
  const proof = proveMembership(set, { id: 'r7', digest: sha256Hex('7') })
  if (proof === null) throw new Error('The record is in the set.')
  expect(checkMembership({ ...proof, leaves: proof.leaves.toReversed() }, set.finish().digest)).toBe(true)
})
