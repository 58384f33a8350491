import { expect, test } from '@playwright/test'
import { type ColophonFacts, colophonParagraph } from './colophon-paragraph.ts'
import type { Sentence } from './colophon-part.ts'
import { VersionDraft, type VersionDraftInput } from './schema.ts'

function facts(over: Partial<VersionDraftInput> = {}, more: Partial<ColophonFacts> = {}): ColophonFacts {
  const draft = VersionDraft.parse({ label: '1.0.0', reason: 'First.', releaseDate: '2026-06-05', ...over })
  return {
    ...draft,
    title: 'Whales',
    maintainer: 'Lab',
    files: { count: 0, withDigest: 0, totalBytes: null },
    evidenceCount: 0,
    derivedFrom: [],
    ...more,
  }
}

function plain(sentences: Sentence[]): string {
  return sentences
    .map((sentence) =>
      sentence
        .map((part) => {
          switch (part.kind) {
            case 'date':
              return part.date
            case 'language':
              return part.tag
            case 'bytes':
              return `${part.bytes} bytes`
            case 'share':
              return `${part.share * 100} %`
            case 'quote':
              return `“${part.text}”`
            default:
              return part.text
          }
        })
        .join(''),
    )
    .join(' ')
    .replaceAll('\u00a0', ' ')
}

const said = (over: Partial<VersionDraftInput> = {}, more: Partial<ColophonFacts> = {}) =>
  plain(colophonParagraph(facts(over, more)))

test('a record that says almost nothing gives a paragraph that says what is not known', () => {
  expect(said()).toBe(
    'Whales 1.0.0 is a dataset of a kind that is not recorded, set down on 2026-06-05 by Lab. How many records it has is not recorded. ' +
      'Why it exists, in its maintainers’ words: “First.” ' +
      'Where its records came from is not recorded. ' +
      'No licence is recorded for it, so nothing can be concluded about its use. ' +
      'It lists no files. Nothing is recorded of records that were left out. No evidence is recorded for what is said here.',
  )
})

test('the count comes from the record sets, and leads there', () => {
  const [first] = colophonParagraph(
    facts({ recordSets: [{ count: 100 }, { count: 39 }], modalities: ['text'], languages: ['en'] }),
  )
  expect(plain(first === undefined ? [] : [first])).toContain('is a text dataset of 139 records in en')
  expect(first).toContainEqual({ kind: 'text', text: '139\u00a0records', anchor: '#records' })
})

test('a record set without a count makes the whole unknown, unless an amount is stated', () => {
  expect(said({ recordSets: [{ count: 100 }, {}] })).toContain('How many records it has is not recorded.')
  expect(said({ recordSets: [{}], amounts: [{ unit: 'records', value: 7 }] })).toContain('of 7 records')
})

test('the largest source is named with its share, when all shares are of one unit', () => {
  const share = (unit: 'tokens' | 'bytes', value: number) => ({ unit, value })
  const sources = [
    { name: 'Law', share: share('tokens', 0.2) },
    { name: 'Books', share: share('tokens', 0.5) },
  ]
  expect(said({ sources })).toContain('come from 2 sources, of which Books gave the most, 50 % of the tokens.')
  expect(said({ sources: [...sources, { name: 'Web', share: share('bytes', 0.9) }] })).toContain(
    '3 sources; how much each of them gave is not recorded.',
  )
})

test('declared and concluded licences are kept apart, and evidence is counted', () => {
  const evidence = [{ source: 'https://example.org', retrievedAt: '2026-01-01' }]
  expect(
    said({
      licenses: [
        { raw: 'cc0', expression: 'CC0-1.0', evidence },
        { raw: 'pddl', expression: 'PDDL-1.0', layer: 'database' },
        { raw: 'cc-by', expression: 'CC-BY-4.0', kind: 'concluded', evidence },
      ],
    }),
  ).toContain(
    'The licence of its content is CC0-1.0, declared by its maintainers, and the licence of its database is PDDL-1.0, declared by its maintainers, ' +
      'and the licence of its content is CC-BY-4.0, concluded from evidence; evidence is recorded for 2 of 3 statements.',
  )
})

test('words that nobody has settled are quoted and are no licence', () => {
  expect(said({ licenses: [{ raw: 'openly licensed text' }] })).toContain(
    'Its terms are stated as “openly licensed text”, which nobody has settled as a licence yet; no evidence is recorded for that.',
  )
})

test('none found is not the same as none recorded', () => {
  expect(said({ licenses: [{ raw: '', expression: 'NONE' }] })).toContain('A licence was looked for and none was found')
})

test('files without a digest are said to have none', () => {
  expect(said({}, { files: { count: 3, withDigest: 1, totalBytes: null } })).toContain(
    'It lists 3 files, their size in all not known; 1 has a sha256, for the rest no digest is known.',
  )
  expect(said({}, { files: { count: 2, withDigest: 2, totalBytes: 12 } })).toContain(
    'It lists 2 files of 12 bytes, each with its sha256.',
  )
})

test('ancestors and exclusions are counted and pinned', () => {
  const exclusions = { count: 1, digest: `sha256:${'a'.repeat(64)}` }
  const text = said({ exclusions }, { derivedFrom: [{ relation: 'revision-of' }, { relation: 'filtered-from' }] })
  expect(text).toContain('It follows 1 earlier version and is made from 1 version registered here, pinned by digest.')
  expect(text).toContain('1 record was left out; the list is pinned by its digest.')
})

test('a long reason is cut at a word, and leads to the whole', () => {
  const sentences = colophonParagraph(facts({ reason: 'word '.repeat(200).trim() }))
  const quote = sentences.flat().find((part) => part.kind === 'quote')
  expect(quote?.kind === 'quote' && quote.text.length).toBeLessThan(290)
  expect(quote?.kind === 'quote' && quote.text).toMatch(/word …$/)
  expect(quote?.kind === 'quote' && quote.anchor).toBe('#facts')
})

test('a name that ends with a full stop gets no second one; many languages are said in words', () => {
  expect(said({ languages: ['mul'] }, { maintainer: 'LAION e.V.' })).toContain(
    'in several languages, set down on 2026-06-05 by LAION e.V. How many',
  )
})
