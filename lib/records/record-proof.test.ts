import { expect, test } from '@playwright/test'
import { digestOf, sha256Hex } from '../digest.ts'
import { proveMembership } from './membership.ts'
import { provenSet, RECORD_PROOF_FORMAT, RecordProof } from './record-proof.ts'
import { leaf, readRecordSet } from './set-digest.ts'

const RECORDS = Array.from({ length: 50 }, (_, place) => ({ id: `r${place}`, digest: sha256Hex(`text ${place}`) }))

function proofOf(id: string) {
  const set = readRecordSet()
  for (const record of RECORDS) set.add(leaf(record.id, record.digest))
  const record = RECORDS.find((one) => one.id === id) ?? { id, digest: sha256Hex('') }
  const proof = proveMembership(set, record)
  const { digest: setDigest } = set.finish()
  return { setDigest, proof }
}

test('a proof names the one set that its record is shown to be in', () => {
  const { setDigest, proof } = proofOf('r7')
  const whole = RecordProof.parse({ format: RECORD_PROOF_FORMAT, version: digestOf('v'), setDigest, proof })
  expect(provenSet(whole, [digestOf('another'), setDigest])).toBe(setDigest)
  expect(provenSet(whole, [digestOf('another')])).toBeNull()
})

test('what a proof says of its own set does not count', () => {
  const { setDigest, proof } = proofOf('r7')
  const claimed = digestOf('claimed')
  const whole = RecordProof.parse({ format: RECORD_PROOF_FORMAT, version: digestOf('v'), setDigest: claimed, proof })
  expect(provenSet(whole, [claimed])).toBeNull()
  expect(provenSet(whole, [setDigest])).toBe(setDigest)
})

test('a proof of another record does not show this one, and another format is none', () => {
  const { setDigest, proof } = proofOf('r7')
  const other = { ...proof, id: 'r8' }
  const whole = RecordProof.parse({ format: RECORD_PROOF_FORMAT, version: digestOf('v'), setDigest, proof: other })
  expect(provenSet(whole, [setDigest])).toBeNull()
  expect(RecordProof.safeParse({ ...whole, format: 'other/1' }).success).toBe(false)
  expect(proofOf('not there').proof).toBeNull()
})
