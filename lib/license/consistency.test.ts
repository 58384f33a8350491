import { expect, test } from '@playwright/test'
import { findFlags } from './consistency.ts'
import { licensing, said, source } from './example-licensing.ts'
import type { LicensingStatement } from './licensing.ts'

const evidence = [
  { source: 'https://example.org/terms', retrievedAt: '2026-06-05', quote: 'x', digest: `sha256:${'a'.repeat(64)}` },
]
const kept = (expression: string, over: Parameters<typeof said>[1] = {}) => said(expression, { evidence, ...over })
const codes = (...given: Parameters<typeof licensing>) => findFlags(licensing(...given)).map(({ code }) => code)
const declared = (expression: string, over: Parameters<typeof said>[1] = {}) =>
  kept(expression, { kind: 'declared', ...over })

test('nothing is raised where what is declared was found, with evidence that is kept', () => {
  expect(codes([declared('MIT'), kept('MIT')])).toEqual([])
})

test('declared-differs: the auditor concludes something else (case 22)', () => {
  const flags = findFlags(licensing([declared('MIT'), kept('CC-BY-NC-4.0')]))
  expect(flags).toMatchObject([{ code: 'declared-differs', parts: ['version'] }])
  expect(flags[0]?.evidence).toHaveLength(1)
})

test('claims-where-none-found: declared, and whoever looked found none or could not settle it', () => {
  expect(codes([declared('MIT'), kept('NONE')])).toContain('claims-where-none-found')
  expect(codes([declared('MIT'), kept('NOASSERTION')])).toContain('claims-where-none-found')
})

test('hidden-nc, hidden-nd and hidden-share-alike: a part withholds or asks what the whole does not', () => {
  const whole = [kept('MIT')]
  expect(codes(whole, [source(0, [kept('CC-BY-NC-4.0')])])).toEqual([
    'collection-licence-broader-than-parts',
    'hidden-nc',
  ])
  expect(codes(whole, [source(0, [kept('CC-BY-ND-4.0')])])).toContain('hidden-nd')
  expect(codes(whole, [source(0, [kept('CC-BY-SA-4.0')])])).toEqual(['hidden-share-alike'])
  expect(codes([kept('CC-BY-NC-SA-4.0')], [source(0, [kept('CC-BY-NC-SA-4.0')])])).toEqual([])
})

test('public-domain-restricted: terms are laid on public-domain content', () => {
  expect(codes([kept('CC-BY-NC-4.0')], [source(0, [kept('CC0-1.0')])])).toContain('public-domain-restricted')
  expect(codes([kept('CC-BY-4.0')], [source(0, [kept('CC0-1.0')])])).toEqual([])
})

test('licence-evidence-missing-or-unarchived: a statement without evidence, or whose page was never kept', () => {
  expect(codes([said('MIT')])).toEqual(['licence-evidence-missing-or-unarchived'])
  const link = [{ source: 'https://example.org/terms', retrievedAt: '2026-06-05' }]
  expect(codes([said('MIT', { evidence: link })])).toEqual(['licence-evidence-missing-or-unarchived'])
})

test('evidence-younger-than-retrieval: the page was read after the data was collected', () => {
  const collected = { collectedTo: '2025-01-31' }
  expect(codes([], [source(0, [kept('MIT')], collected)])).toEqual(['evidence-younger-than-retrieval'])
  expect(codes([], [source(0, [kept('MIT')], { collectedTo: '2026-06-30' })])).toEqual([])
})

test('evidence-stale: a page that says something else by now is named', () => {
  const fresh = kept('MIT')
  const stale: LicensingStatement = {
    ...fresh,
    watched: fresh.watched.map(({ digest }) => ({
      digest,
      page: { state: 'changed', checkedAt: '2026-07-01', staleSince: '2026-07-01', snapshot: null },
    })),
  }
  expect(findFlags(licensing([stale]))).toMatchObject([
    { code: 'evidence-stale', evidence: fresh.watched.map(({ digest }) => digest) },
  ])
})

test('statement-not-grant, contract-terms-inside: a mark and a contract are no licence of the owner', () => {
  expect(codes([kept('CC-PDM-1.0')])).toEqual(['statement-not-grant'])
  expect(codes([kept('LicenseRef-OpenAI-ToU')])).toEqual(['contract-terms-inside'])
})

test('database-licence-over-unlicensed-contents: ODC-By over web text', () => {
  expect(codes([kept('ODC-By-1.0', { layer: 'database' })])).toEqual(['database-licence-over-unlicensed-contents'])
  expect(codes([kept('ODC-By-1.0')])).toEqual(['database-licence-over-unlicensed-contents'])
  expect(codes([kept('ODC-By-1.0', { layer: 'database' }), kept('CC0-1.0')])).toEqual([])
})

test('ambiguous-family: gpl on a card, until somebody settles it', () => {
  const card = declared('NOASSERTION', { raw: 'gpl', match: 'ambiguous' })
  expect(codes([card])).toEqual(['ambiguous-family'])
  expect(codes([card, kept('GPL-3.0-only')])).toEqual([])
})

test('host-boilerplate: what the host fills in where nobody chose', () => {
  const raw = 'https://choosealicense.com/licenses/undefined/'
  expect(codes([declared('NOASSERTION', { raw })])).toEqual(['host-boilerplate'])
})

test('licence-changed: a later conclusion says something else than the one before it', () => {
  const before: LicensingStatement = { ...kept('MIT'), standing: 'superseded' }
  const now: LicensingStatement = { ...kept('CC-BY-NC-4.0'), standing: 'confirmed' }
  expect(codes([before, now])).toEqual(['licence-changed'])
})
