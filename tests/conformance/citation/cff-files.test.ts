import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { parseDocument } from 'yaml'
import { z } from 'zod'
import { readCitations } from '#lib/citation/read.ts'

const FOLDER = new URL('../../../../shared/data/standards/cff/', import.meta.url)
const here = existsSync(FOLDER)

test('the CFF samples are beside this checkout', () => {
  test.skip(!here, 'skipped: the shared data are not beside this checkout')
  expect(samples('pass').length).toBeGreaterThan(20)
})

function samples(kind: 'pass' | 'fail' | 'real'): string[] {
  return here ? readdirSync(new URL(`${kind}/`, FOLDER)).map((name) => `${kind}/${name}`) : []
}

const Stated = z.looseObject({ version: z.string().optional(), doi: z.string().optional() })

for (const name of [...samples('pass'), ...samples('real'), ...samples('fail')])
  test(`${name} is read with the version and DOI that it states`, () => {
    const text = readFileSync(new URL(name, FOLDER), 'utf8')
    const { version, doi } = Stated.parse(parseDocument(text, { schema: 'failsafe' }).toJS())
    const [work] = readCitations(text)
    expect(work).toMatchObject({ digest: null, label: version ?? null, ...(doi === undefined ? {} : { doi }) })
  })
