import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { attestation, fact, KEPT, someFacts, somePart, someSource } from '#lib/assessment/example-facts.ts'
import { exportScore } from '#lib/assessment/score.ts'

const SCRIPT = fileURLToPath(new URL('recompute.mjs', import.meta.url))
const Said = z.strictObject({ digest: z.string(), checks: z.record(z.string(), z.boolean()) })

const FACTS = someFacts({
  recorded: {
    access: fact({ mode: 'anonymous', url: null, checkedAt: '2026-05-01' }),
    lessons: fact({ url: 'https://example.org/paper', reportsLimits: false }),
    'attested-no-contributors': attestation(),
  },
  derived: {
    leading: { ...licenseOf(), kind: 'concluded', evidence: [KEPT] },
    parts: [
      somePart({ share: { unit: 'tokens', value: 0.7 } }),
      somePart({ share: { unit: 'tokens', value: 0.3 }, open: 'no' }),
    ],
    sources: [someSource({ name: 'Briefe — „Zürich“ \u2028 😀' })],
    countMismatches: [
      {
        unit: 'records',
        counts: [
          { value: 1e21, where: 'card' },
          { value: 1e-7, where: 'manifest' },
        ],
      },
    ],
  },
})

function licenseOf() {
  const { id: _id, name: _name, share: _share, ...license } = somePart()
  return license
}

/** What the script says of a document, and whether it ends well. */
function recomputed(document: string, file: string) {
  writeFileSync(file, document)
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, file], { encoding: 'utf8' })
  expect(stderr).toBe('')
  return { status, said: Said.parse(JSON.parse(stdout)) }
}

test('a third party recomputes sums, axes and digests from the export alone, and gets the same', () => {
  const { canonical, digest } = exportScore(FACTS)
  const { status, said } = recomputed(canonical, test.info().outputPath('score.json'))
  expect(said.digest).toBe(digest)
  expect(Object.entries(said.checks).filter(([, holds]) => !holds)).toEqual([])
  expect(status).toBe(0)
})

for (const [what, tamper, fails] of [
  ['an outcome', (text: string) => text.replace('"outcome":"partly"', '"outcome":"true"'), 'principles'],
  ['a fact', (text: string) => text.replace('"mode":"anonymous"', '"mode":"paid"'), 'facts'],
  ['a threshold', (text: string) => text.replace('"full":0.99', '"full":0.5'), 'rubric'],
  [
    'a mean',
    (text: string) =>
      text.replace(/"mean":0(?=,"minimum")/, '"mean":1').replace(/"minimum":\{"mean":[\d.]+/, '"minimum":{"mean":1'),
    'minimum',
  ],
] as const)
  test(`whoever changes ${what} is found out`, () => {
    const { canonical } = exportScore(FACTS)
    const changed = tamper(canonical)
    expect(changed).not.toBe(canonical)
    const { status, said } = recomputed(changed, test.info().outputPath('score.json'))
    expect([status, said.checks.digest, said.checks[fails]]).toEqual([1, false, false])
  })

test('the script knows nothing of our code', () => {
  const imports = [...readFileSync(SCRIPT, 'utf8').matchAll(/from '([^']+)'/g)].map(([, name]) => name)
  expect(imports).toEqual(['node:crypto', 'node:fs'])
})
