import { spawnSync } from 'node:child_process'
import { expect, test } from '@playwright/test'
import { VersionDraft } from '#lib/dataset/schema.ts'
import { sealRecord, versionRecord } from '#lib/dataset/version-record.ts'
import { sha256Hex } from '#lib/digest.ts'
import { setDigest } from '#lib/records/set-digest.ts'
import { FILE_SUMS_PY, RECORD_DIGEST_PY, SET_DIGEST_PY } from './recipes.ts'
import { RECORD_MEMBERS } from './record-members.ts'

const hasPython = spawnSync('python3', ['--version']).status === 0

function python(script: string, input: string): string {
  const { stdout, stderr } = spawnSync('python3', ['-c', script], {
    input,
    encoding: 'utf8',
    env: { ...process.env, PYTHONUTF8: '1' },
  })
  expect(stderr).toBe('')
  return stdout
}

const DRAFT = VersionDraft.parse({
  label: '1.0.0',
  reason: 'Größer; "quoted", \\ and \u2028 \u0007 日本語 😀',
  releaseDate: '2026-06-05',
  files: [{ path: 'ä/b c.txt', bytes: 3, sha256: 'ab'.repeat(32) }, { path: 'unknown.bin' }],
  sources: [{ name: 'Sea', share: { unit: 'records', value: 0.25 } }],
  amounts: [{ unit: 'tokens', value: 1_300_000_000_000 }],
})
const RECORD = versionRecord('lab/whales', DRAFT, null)

test('the docs’ Python gives the digest that the registry gives', () => {
  test.skip(!hasPython, 'skipped: this machine has no python3')
  expect(python(RECORD_DIGEST_PY, JSON.stringify({ record: RECORD })).trim()).toBe(sealRecord(RECORD).digest)
})

test('the docs’ Python gives the set digest that lib/records gives', () => {
  test.skip(!hasPython, 'skipped: this machine has no python3')
  const records = Array.from({ length: 500 }, (_, index) => ({
    id: `chapter ä ${index}`,
    digest: sha256Hex(`text ${index}`),
  }))
  const lines = records.map(({ id, digest }) => `${id}\t${digest}\n`).join('')
  expect(python(SET_DIGEST_PY, lines).trim()).toBe(setDigest(records))
  expect(python(SET_DIGEST_PY, '').trim()).toBe(setDigest([]))
})

test('the docs’ Python prints the files as sha256sum -c reads them, those without a digest left out', () => {
  test.skip(!hasPython, 'skipped: this machine has no python3')
  expect(python(FILE_SUMS_PY, JSON.stringify({ record: RECORD }))).toBe(`${'ab'.repeat(32)}  ä/b c.txt\n`)
})

test('the docs name every member of the record, and none that is not there', () => {
  const grouped = versionRecord(
    'lab/whales',
    { ...DRAFT, fileGroups: [{ name: 'a', pattern: '*', licenses: [] }] },
    null,
  )
  expect(Object.keys(RECORD_MEMBERS).sort()).toEqual(Object.keys(grouped).sort())
})
