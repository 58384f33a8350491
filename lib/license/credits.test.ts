import { expect, test } from '@playwright/test'
import { ATTRIBUTION_FORMAT_IDS, ATTRIBUTION_FORMATS } from './attribution.ts'
import { type Credit, creditsOf } from './credits.ts'
import { licensing, said, source } from './example-licensing.ts'
import type { LicensedPart, LicensingStatement, VersionLicensing } from './licensing.ts'
import { mixtureParts, partsToJudge } from './parts.ts'

function credits(parts: LicensedPart[], ofWhole: LicensingStatement[] = []): Credit[] {
  const version = { ...licensing(ofWhole, parts), creators: ['Ada', 'Grace'] }
  return creditsOf(partsToJudge(version), [version])
}

function quoting(quote: string) {
  return said('MIT', { evidence: [{ source: 'https://example.org/l', retrievedAt: '2026-06-05', quote }] })
}

test('CC 4.0 s.3(a): the authors are named with the version itself, not with what others made', () => {
  const [whole] = credits([], [said('CC-BY-4.0')])
  expect(whole).toMatchObject({ part: 'version', title: 'Whales 1.0.0', authors: ['Ada', 'Grace'] })
  const [part] = credits([source(0, [said('CC-BY-4.0')])])
  expect(part).toMatchObject({ title: 'Source 0', authors: [] })
})

test('what is known to be kept whole is said to be unchanged, and of anything else that it may be changed', () => {
  const [kept, other] = credits([source(0, [said('MIT')], { mode: 'collection' }), source(1, [said('MIT')])])
  expect(kept?.changes).toBe('Kept unchanged in lab/whales 1.0.0.')
  expect(other?.changes).toBe('Taken into lab/whales 1.0.0, which may have changed it.')
})

test('a licence is named with its text; an expression names each of its licences', () => {
  const [both] = credits([source(0, [said('CC-BY-4.0 AND LicenseRef-OpenAI-ToU')])])
  expect(both?.licenses.map(({ id, url }) => [id, url?.split('/')[2]])).toEqual([
    ['CC-BY-4.0', 'creativecommons.org'],
    ['LicenseRef-OpenAI-ToU', 'openai.com'],
  ])
  expect(both?.licenses[0]?.duties).toContain('attribution')
})

test('what nobody settled names no licence', () => {
  expect(credits([source(0, [])])[0]).toMatchObject({ expression: 'NOASSERTION', licenses: [] })
  expect(credits([source(0, [said('NONE')])])[0]).toMatchObject({ expression: 'NONE', licenses: [] })
})

test('the copyright lines of the quotes are carried, each once, and no more than twenty', () => {
  const lines = Array.from({ length: 30 }, (_, year) => `(c) ${1990 + year} The Trust`)
  const [part] = credits([source(0, [quoting(['© 1989 Ada', ...lines, '© 1989 Ada', 'All yours.'].join('\n'))])])
  expect(part?.notices).toHaveLength(20)
  expect(part?.notices.slice(0, 2)).toEqual(['© 1989 Ada', '(c) 1990 The Trust'])
})

test('in a mixture each part is credited to its own version', () => {
  const version = (dataset: string): VersionLicensing => ({
    ...licensing([], [source(0, [said('MIT')])]),
    dataset,
    creators: [dataset],
  })
  const members = [version('lab/whales'), version('lab/birds')]
  const parts = mixtureParts(members.map((licensing) => ({ licensing, share: 0.5 })))
  expect(creditsOf(parts, members).map(({ part, changes }) => [part, changes])).toEqual([
    ['lab/whales@1.0.0/source/0', 'Taken into lab/whales 1.0.0, which may have changed it.'],
    ['lab/birds@1.0.0/source/0', 'Taken into lab/birds 1.0.0, which may have changed it.'],
  ])
})

test('each form names the subject, each part and each licence once; of an address only a web address is linked', () => {
  const url = 'javascript:alert(1)'
  const version = licensing([], [source(0, [said('MIT')], { url }), source(1, [said('MIT')], { name: 'Nets' })])
  const attribution = {
    title: 'Whales & nets',
    of: version.version,
    credits: creditsOf(partsToJudge(version), [version]),
  }
  const printed = ATTRIBUTION_FORMATS.map(({ print }) => print(attribution))
  expect(ATTRIBUTION_FORMAT_IDS).toEqual(['text', 'html', 'json'])
  for (const text of printed) for (const name of ['Source 0', 'Nets', 'MIT License']) expect(text).toContain(name)
  const [text = '', html = '', json = ''] = printed
  expect(text.match(/^MIT: MIT License$/gm)).toHaveLength(1)
  expect(html).toContain('Whales &amp; nets')
  expect(html).not.toContain('href="javascript')
  expect(JSON.parse(json)).toEqual(attribution)
})
