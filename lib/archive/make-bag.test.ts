import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { sha256Hex } from '../digest.ts'
import { bagVerdict } from './bag-problem.ts'
import { compareDigests, readBag } from './bagit.ts'
import { printBag } from './make-bag.ts'

const encoder = new TextEncoder()
const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((text) =>
    text
      .replace(/[/\\\0]/g, '-')
      .normalize('NFC')
      .toLowerCase(),
  )
  .filter((text) => !/^(?:\.{1,2}|~.*|[a-z]:.*|%[^%]+%.*)$/.test(text) && text.isWellFormed())
const payload = fc.uniqueArray(fc.record({ path: name, text: fc.string({ maxLength: 6 }), isAway: fc.boolean() }), {
  selector: ({ path }) => path,
  maxLength: 6,
})

/** The verdict of the verifier on what was printed. */
function outcomeOf(files: { path: string; text: string; isAway: boolean }[]): string {
  const held = files.filter(({ isAway }) => !isAway)
  const printed = printBag({
    payload: files.map(({ path, text, isAway }) => ({
      path,
      bytes: Buffer.byteLength(text),
      sha256: sha256Hex(text),
      url: isAway ? 'https://example.org/a file' : null,
    })),
    tagFiles: [{ path: 'metadata/record.json', text: '{}' }],
    info: [{ label: 'External-Identifier', value: 'sha256:\nab' }],
  })
  const all = [...printed, ...held.map(({ path, text }) => ({ path: `data/${path}`, text }))]
  const texts = new Map(all.map(({ path, text }) => [path, text]))
  const bag = readBag(
    all.map(({ path, text }) => ({ path, bytes: Buffer.byteLength(text) })),
    new Map(printed.map(({ path, text }) => [path, encoder.encode(text)])),
  )
  const wrong = [...bag.checks].flatMap(([path, checks]) =>
    compareDigests(path, checks, { sha256: sha256Hex(texts.get(path) ?? '') }),
  )
  return bagVerdict([...bag.problems, ...wrong]).outcome
}

test('a bag that was made is valid; with something to fetch it is open, whatever the names', () => {
  fc.assert(
    fc.property(payload, (files) => outcomeOf(files) === (files.some(({ isAway }) => isAway) ? 'unknown' : 'valid')),
  )
})

test('separators of lines and paragraphs (U+2028, U+2029) in a name end no line', () => {
  for (const path of ['a\u2028b', '\u2029'])
    expect([outcomeOf([{ path, text: '', isAway: false }]), outcomeOf([{ path, text: '', isAway: true }])]).toEqual([
      'valid',
      'unknown',
    ])
})

test('the same plan in another order is the same bag', () => {
  fc.assert(
    fc.property(payload, (files) => {
      const plan = (some: typeof files) =>
        printBag({
          payload: some.map(({ path, text }) => ({ path, bytes: text.length, sha256: sha256Hex(text), url: null })),
          tagFiles: [],
          info: [],
        })
      return JSON.stringify(plan(files)) === JSON.stringify(plan(files.toReversed()))
    }),
  )
})

test('a tag that would break the line is written on one', () => {
  const info = printBag({ payload: [], tagFiles: [], info: [{ label: 'Title', value: 'One\n two' }] })
  expect(info[1]?.text).toBe('Title: One two\nPayload-Oxum: 0.0\n')
})

test('a path that leads out of the bag is not written', () => {
  const plan = { payload: [{ path: '../../x', bytes: 0, sha256: sha256Hex(''), url: null }], tagFiles: [], info: [] }
  expect(() => printBag(plan)).toThrow('leads upwards')
})
