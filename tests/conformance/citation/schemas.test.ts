import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { Ajv } from 'ajv'
import formatsPlugin from 'ajv-formats'
import { parse } from 'yaml'
import { z } from 'zod'
import { printCff } from '#lib/citation/cff.ts'
import { CFF_LICENSE_IDS } from '#lib/citation/cff-license-ids.ts'
import { printCsl } from '#lib/citation/csl.ts'
import { HOSTILE_VERSION, MINIMAL_VERSION, RICH_VERSION } from '#lib/citation/example-versions.ts'
import { citationRecord } from '#lib/citation/record.ts'

const SCHEMAS = new URL('../../../../shared/data/standards/schemas/', import.meta.url)
const VERSIONS = { rich: RICH_VERSION, minimal: MINIMAL_VERSION, hostile: HOSTILE_VERSION }
const here = existsSync(SCHEMAS)

test.skip(!here, 'skipped: the shared data are not beside this checkout')

function schema(path: string): Record<string, unknown> {
  return z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(new URL(path, SCHEMAS), 'utf8')))
}

/** What the standard's own schema says against the value, one line each. */
function faults(path: string, value: unknown): string[] {
  const ajv = new Ajv({ strict: false, allErrors: true })
  formatsPlugin.default(ajv)
  const validate = ajv.compile(schema(path))
  validate(value)
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`)
}

for (const [name, version] of Object.entries(VERSIONS)) {
  test(`csl-data.json: the CSL-JSON of the ${name} version is valid`, () =>
    expect(faults('csl/csl-data.json', JSON.parse(printCsl(citationRecord(version))))).toEqual([]))

  test(`CFF 1.2.0: the CITATION.cff of the ${name} version is valid`, () =>
    expect(faults('cff/cff-1.2.0.schema.json', parse(printCff(citationRecord(version))))).toEqual([]))
}

test('CFF 1.2.0: a file without authors is refused by the same check', () =>
  expect(faults('cff/cff-1.2.0.schema.json', { 'cff-version': '1.2.0', message: 'x', title: 'x' })).not.toEqual([]))

test('CFF 1.2.0: our list of licence ids is that of the schema', () => {
  const definitions = z.object({ definitions: z.object({ 'license-enum': z.object({ enum: z.array(z.string()) }) }) })
  const { enum: ids } = definitions.parse(schema('cff/cff-1.2.0.schema.json')).definitions['license-enum']
  expect([...CFF_LICENSE_IDS].sort()).toEqual([...ids].sort())
})
