import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { licensing, said, source } from '#lib/license/example-licensing.ts'
import { writeReport } from '#lib/license/report.ts'
import { LicenseQuestion } from '#lib/license/verdict.ts'
import { runCli } from './testing/run-cli.ts'

test('evaluate answers allowed, disallowed and unknown with exit 0, 1 and 2', async () => {
  const allowed = await runCli(['licenses', 'evaluate', 'MIT', 'CC-BY-4.0', '--use', 'research'])
  expect(allowed.exit).toBe(0)
  expect(allowed.out).toContain('allowed: For research, the licences allow it.')
  const refused = await runCli(['licenses', 'evaluate', 'CC-BY-NC-4.0', '--use', 'commercial-training', '--json'])
  expect(refused.exit).toBe(1)
  expect(JSON.parse(refused.out)).toMatchObject({ verdict: 'disallowed', reasons: [{ code: 'non-commercial' }] })
  expect((await runCli(['licenses', 'evaluate', 'NOASSERTION', '--use', 'research'])).exit).toBe(2)
})

test('evaluate says what is wrong with an expression, a use, a word', async () => {
  const faulty = await runCli(['licenses', 'evaluate', 'MIT AND gpl', '--use', 'research'])
  expect(faulty.exit).toBe(2)
  expect(faulty.err).toContain('Column 9')
  expect((await runCli(['licenses', 'evaluate', 'MIT'])).err).toContain('--use')
  expect((await runCli(['licenses', 'evaluate', 'MIT', '--use', 'research', '--commercial', 'maybe'])).err).toContain(
    'yes or no',
  )
  expect((await runCli(['licenses', 'praise'])).err).toContain('evaluate or verify')
})

test('verify judges a saved report again; one that was flattered does not follow', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'colophon-licenses-'))
  const version = licensing([], [source(0, [said('CC-BY-NC-4.0')])])
  const { canonical } = writeReport({
    subject: { kind: 'version', version: version.version },
    question: LicenseQuestion.parse({ use: 'commercial-training' }),
    note: '',
    asOf: '2026-11-23T00:00:00Z',
    auditor: 'Ada',
    licensing: [version],
  })
  const file = join(folder, 'report.json')
  writeFileSync(file, canonical)
  const honest = await runCli(['licenses', 'verify', file])
  expect([honest.exit, honest.out]).toEqual([0, expect.stringContaining('It follows: disallowed')])
  writeFileSync(file, canonical.replace('"verdict":"disallowed"', '"verdict":"allowed"'))
  const flattered = await runCli(['licenses', 'verify', file])
  expect([flattered.exit, flattered.out]).toEqual([1, expect.stringContaining('verdict differ')])
  writeFileSync(file, canonical.replaceAll('license-rules/1', 'license-rules/99'))
  expect((await runCli(['licenses', 'verify', file])).exit).toBe(2)
  writeFileSync(file, '{')
  expect((await runCli(['licenses', 'verify', file])).err).toContain('is not JSON')
  rmSync(folder, { recursive: true })
})
