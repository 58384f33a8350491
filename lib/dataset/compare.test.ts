import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { COMPARED_GROUPS, type ComparedVersion, changeCount, compareVersions } from './compare.ts'
import { VersionDraft, type VersionDraftInput } from './schema.ts'

const version = (over: Partial<VersionDraftInput> = {}): ComparedVersion =>
  VersionDraft.parse({ label: '1', reason: 'First.', releaseDate: '2026-06-05', ...over })

const source = (name: string, over = {}) => ({ name, kind: 'books' as const, ...over })

test('a version differs in nothing from itself', () => {
  const one = version({ sources: [source('a'), source('b')], licenses: [{ raw: 'cc0' }], languages: ['en'] })
  const compared = compareVersions(one, one)
  for (const group of COMPARED_GROUPS) expect(changeCount(compared[group])).toBe(0)
  expect(compared.sources.unchanged).toBe(2)
})

test('a licence whose words stay but whose expression changes is one change, with both expressions', () => {
  const before = version({ licenses: [{ raw: 'cc-by', expression: 'NOASSERTION' }] })
  const after = version({ licenses: [{ raw: 'cc-by', expression: 'CC-BY-4.0' }] })
  const { licenses } = compareVersions(before, after)
  expect(licenses.changes).toEqual([
    {
      change: 'changed',
      name: 'content, declared: cc-by',
      fields: [{ field: 'expression', before: 'NOASSERTION', after: 'CC-BY-4.0' }],
    },
  ])
})

test('the only licence of a layer that gets other words is changed, not removed and added', () => {
  const { licenses } = compareVersions(version({ licenses: [{ raw: 'MIT' }] }), version({ licenses: [{ raw: 'CC0' }] }))
  expect([licenses.changed, licenses.added, licenses.removed]).toEqual([1, 0, 0])
})

test('a licence of the database is never the same thing as one of the content', () => {
  const before = version({ licenses: [{ raw: 'MIT', layer: 'content' }] })
  const after = version({ licenses: [{ raw: 'MIT', layer: 'database' }] })
  const { licenses } = compareVersions(before, after)
  expect([licenses.changed, licenses.added, licenses.removed]).toEqual([0, 1, 1])
})

test('a source that is renamed at the same address is changed', () => {
  const before = version({ sources: [source('Books', { url: 'https://example.org/b' }), source('Law')] })
  const after = version({ sources: [source('Law'), source('Old books', { url: 'https://example.org/b' })] })
  const { sources } = compareVersions(before, after)
  expect(sources.changes).toEqual([
    { change: 'changed', name: 'Old books', fields: [{ field: 'name', before: 'Books', after: 'Old books' }] },
  ])
})

test('sources in another order are unchanged', () => {
  const { sources } = compareVersions(
    version({ sources: [source('a'), source('b')] }),
    version({ sources: [source('b'), source('a')] }),
  )
  expect([changeCount(sources), sources.unchanged]).toEqual([0, 2])
})

test('evidence that is added to a licence is a change of that licence', () => {
  const evidence = [{ source: 'https://example.org/card', quote: 'CC0', retrievedAt: '2026-01-01' }]
  const { licenses } = compareVersions(
    version({ licenses: [{ raw: 'CC0' }] }),
    version({ licenses: [{ raw: 'CC0', evidence }] }),
  )
  expect(licenses.changes[0]?.fields.map(({ field }) => field)).toEqual(['evidence'])
})

test('records: count, set digest and exclusions are told apart', () => {
  const digest = `sha256:${'b'.repeat(64)}`
  const { records } = compareVersions(
    version({ recordSets: [{ name: 'r', count: 139 }] }),
    version({ recordSets: [{ name: 'r', count: 138 }], exclusions: { count: 1, digest } }),
  )
  expect(records.changes).toEqual([
    { change: 'changed', name: 'Records “r”', fields: [{ field: 'count', before: '139', after: '138' }] },
    {
      change: 'added',
      name: 'Records left out',
      fields: [
        { field: 'count', before: null, after: '1' },
        { field: 'digest of the list', before: null, after: digest },
      ],
    },
  ])
})

test('a language that is added is one change of the metadata', () => {
  const { metadata } = compareVersions(version({ languages: ['en'] }), version({ languages: ['en', 'fr'] }))
  expect(metadata.changes).toEqual([
    { change: 'added', name: 'Language', fields: [{ field: 'value', before: null, after: 'fr' }] },
  ])
})

const someVersion = fc
  .record({
    sources: fc.array(fc.record({ name: fc.constantFrom('a', 'b', 'c'), reason: fc.constantFrom('', 'x') }), {
      maxLength: 5,
    }),
    licenses: fc.array(
      fc.record({ raw: fc.constantFrom('m', 'n'), layer: fc.constantFrom('content' as const, 'database' as const) }),
      {
        maxLength: 4,
      },
    ),
    languages: fc.array(fc.constantFrom('en', 'fr', 'de'), { maxLength: 3 }),
  })
  .map((over) => version(over))

test('law: swapping the sides swaps added and removed and keeps the rest', () => {
  fc.assert(
    fc.property(someVersion, someVersion, (a, b) => {
      const there = compareVersions(a, b)
      const back = compareVersions(b, a)
      for (const group of COMPARED_GROUPS) {
        const { added, removed, changed, unchanged } = there[group]
        expect(back[group]).toMatchObject({ added: removed, removed: added, changed, unchanged })
      }
    }),
  )
})

test('law: what is changed, removed and unchanged adds up to what the first side had', () => {
  fc.assert(
    fc.property(someVersion, someVersion, (a, b) => {
      const { sources } = compareVersions(a, b)
      expect(sources.changed + sources.removed + sources.unchanged).toBe(a.sources.length)
      expect(sources.changed + sources.added + sources.unchanged).toBe(b.sources.length)
    }),
  )
})
