import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { z } from 'zod'
import { printBiblatex } from '#lib/citation/biblatex.ts'
import { printBibtex } from '#lib/citation/bibtex.ts'
import { HOSTILE_VERSION, MINIMAL_VERSION, RICH_VERSION } from '#lib/citation/example-versions.ts'
import { shortName } from '#lib/citation/name.ts'
import { type CitationRecord, citationRecord } from '#lib/citation/record.ts'
import { printRis } from '#lib/citation/ris.ts'

const Item = z.looseObject({
  id: z.string().optional(),
  title: z.string().optional(),
  note: z.string(),
  version: z.union([z.string(), z.number()]).transform(String).optional(),
  author: z.array(
    z.looseObject({ family: z.string().optional(), given: z.string().optional(), literal: z.string().optional() }),
  ),
})

/** How citation-js 0.8, which we didn't write, understands what we print. */
function parsed(steps: string[], text: string): z.infer<typeof Item> {
  const items = steps.reduce((input: unknown, type) => plugins.input.data(input, type), text)
  return z.tuple([Item]).parse(items)[0]
}

/** A family name with the particle that citation-js sets apart. */
function familyOf(author: z.infer<typeof Item>['author'][number] | undefined): string {
  return [author?.['non-dropping-particle'], author?.family].filter((part) => part !== undefined).join(' ')
}

const READERS: { name: string; print(record: CitationRecord): string; steps: string[] }[] = [
  { name: 'BibTeX', print: printBibtex, steps: ['@biblatex/text', '@biblatex/entries+list'] },
  { name: 'biblatex', print: printBiblatex, steps: ['@biblatex/text', '@biblatex/entries+list'] },
]

for (const { name, print, steps } of READERS) {
  for (const [kind, version] of Object.entries({
    rich: RICH_VERSION,
    minimal: MINIMAL_VERSION,
    hostile: HOSTILE_VERSION,
  }))
    test(`${name} of the ${kind} version keeps key, title, version, digest and whole names`, () => {
      const record = citationRecord(version)
      const item = parsed(steps, print(record))
      expect(item).toMatchObject({ id: record.id, title: record.title, version: record.version })
      expect(item.note).toContain(version.digest)
      expect(item.author).toHaveLength(record.author.length)
      for (const [index, author] of record.author.entries())
        expect(familyOf(item.author[index])).toBe(shortName(author))
    })

  test(`law: ${name} keeps any title and the digest`, () => {
    const piece = fc.oneof(
      fc.constantFrom(...'{}\\%&#_$~^"\n-`\'@=,'),
      fc.string({ unit: 'grapheme-composite', maxLength: 5 }),
    )
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const record = citationRecord({ ...MINIMAL_VERSION, title: `t${pieces.join('')}t` })
        const item = parsed(steps, print(record))
        expect(item.title?.normalize()).toBe(record.title.normalize())
        expect(item.note).toContain(MINIMAL_VERSION.digest)
      }),
    )
  })
}

test('RIS is one record with each tag whole', () => {
  const Records = z.array(
    z.looseObject({ TI: z.string(), ET: z.string(), N1: z.union([z.string(), z.array(z.string())]) }),
  )
  for (const version of [RICH_VERSION, MINIMAL_VERSION, HOSTILE_VERSION]) {
    const record = citationRecord(version)
    const records = Records.parse(plugins.input.data(printRis(record), '@ris/file'))
    expect(records).toMatchObject([{ TI: record.title, ET: record.version }])
    expect([records[0]?.N1].flat()).toContain(version.digest)
  }
})
