import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { bagVerdict } from '#lib/archive/bag-problem.ts'
import { compareDigests, isBagTagFile, readBag } from '#lib/archive/bagit.ts'

// The bags of the Library of Congress's conformance suite (9ab48705), as {path: text}; of those for one system only each breaks the standard on every one.

const SUITE = new URL('../../../../shared/data/standards/preservation/bagit-conformance-suite.json', import.meta.url)
const Suite = z.record(
  z.string(),
  z.record(
    z.string(),
    z.string().or(z.strictObject({ base64: z.string() }).transform(({ base64 }) => Buffer.from(base64, 'base64'))),
  ),
)
const bags = existsSync(SUITE) ? Suite.parse(JSON.parse(readFileSync(SUITE, 'utf8'))) : {}

test.skip(!existsSync(SUITE), 'the conformance suite is not here')

function judge(bag: z.infer<typeof Suite>[string]) {
  const bytes = new Map(Object.entries(bag).map(([path, content]) => [path, Buffer.from(content)]))
  const files = [...bytes].map(([path, content]) => ({ path, bytes: content.length }))
  const read = readBag(files, new Map([...bytes].filter(([path]) => isBagTagFile(path))))
  const wrong = [...read.checks].flatMap(([path, checks]) => {
    const hex = (algorithm: string) =>
      createHash(algorithm)
        .update(bytes.get(path) ?? '')
        .digest('hex')
    return compareDigests(path, checks, Object.fromEntries(checks.map(({ algorithm }) => [algorithm, hex(algorithm)])))
  })
  return bagVerdict([...read.problems, ...wrong])
}

for (const [name, bag] of Object.entries(bags)) {
  const [, kind = ''] = name.split('/')
  if (name.endsWith('/Makefile')) continue
  test(`the bag ${name} is ${kind === 'valid' || kind === 'warning' ? kind : 'invalid'}`, () => {
    const { outcome, problems } = judge(bag)
    const warns = problems.some(({ grade }) => grade === 'warning')
    const wanted = kind === 'valid' ? 'valid' : kind === 'warning' ? 'valid with warnings' : 'invalid'
    expect(kind === 'warning' && warns ? `${outcome} with warnings` : outcome, JSON.stringify(problems)).toBe(wanted)
  })
}

test('the suite holds the 46 bags that are known', () => {
  expect(Object.keys(bags).filter((name) => !name.endsWith('/Makefile'))).toHaveLength(46)
})
