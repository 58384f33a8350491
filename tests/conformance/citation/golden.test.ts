import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { apaInText } from '#lib/citation/apa.ts'
import { HOSTILE_VERSION, MINIMAL_VERSION, RICH_VERSION } from '#lib/citation/example-versions.ts'
import { CITATION_FORMATS } from '#lib/citation/formats.ts'
import { methodsParagraph, methodsSentence } from '#lib/citation/methods.ts'
import { citationRecord } from '#lib/citation/record.ts'

const FOLDER = new URL('../../golden/citation/', import.meta.url)
const VERSIONS = { rich: RICH_VERSION, minimal: MINIMAL_VERSION, hostile: HOSTILE_VERSION }

function golden(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8')
}

for (const [name, version] of Object.entries(VERSIONS)) {
  const record = citationRecord(version)
  for (const format of CITATION_FORMATS)
    test(`the ${name} version in ${format.label} is tests/golden/citation/${name}.${format.id}.${format.extension}`, () =>
      expect(format.print(record)).toBe(golden(`${name}.${format.id}.${format.extension}`)))

  test(`the ${name} version in running text is tests/golden/citation/${name}.methods.txt`, () =>
    expect(`${apaInText(record)}\n${methodsSentence(record)}\n${methodsParagraph(record)}\n`).toBe(
      golden(`${name}.methods.txt`),
    ))
}
