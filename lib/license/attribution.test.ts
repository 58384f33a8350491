import { expect, test } from '@playwright/test'
import { ATTRIBUTION_FORMATS } from './attribution.ts'
import { creditsOf } from './credits.ts'
import { licensing, said, source } from './example-licensing.ts'
import { partsToJudge } from './parts.ts'

function print(format: (typeof ATTRIBUTION_FORMATS)[number]['id'], version = example): string {
  const credits = creditsOf(partsToJudge(version), [version])
  const found = ATTRIBUTION_FORMATS.find(({ id }) => id === format)
  return found?.print({ title: 'Whales 1.0.0', of: version.version, credits }) ?? ''
}

const evidence = [
  { source: 'https://example.org/l', retrievedAt: '2026-06-05', quote: 'Copyright 2024 The Whale Trust. All yours.' },
]
const example = licensing(
  [],
  [
    source(0, [said('CC-BY-4.0', { evidence })], { name: 'Hydrophones', url: 'https://example.org/songs' }),
    source(1, [said('MIT'), said('CC0-1.0')], { name: '<script>alert("x")</script>\nnext' }),
  ],
)

test('each part is credited with source, licence, what was done, and the notices that the evidence quotes', () => {
  const text = print('text')
  expect(text).toContain(
    'Hydrophones\n  Source: https://example.org/songs\n  Licence: CC-BY-4.0\n  Changes: Taken into lab/whales 1.0.0, which may have changed it.\n  Notice: Copyright 2024 The Whale Trust. All yours.',
  )
  expect(text).toContain('CC-BY-4.0: Creative Commons Attribution 4.0 International\n  https://creativecommons.org/')
})

test('a part under several licences is credited once, with all of them', () => {
  expect(JSON.parse(print('json')).credits[1]).toMatchObject({
    expression: 'MIT, CC0-1.0',
    licenses: [{ id: 'MIT' }, { id: 'CC0-1.0' }],
  })
})

test('nothing that was written becomes markup or a line of its own', () => {
  expect(print('html')).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;')
  expect(print('html')).not.toContain('<script')
  expect(print('text')).toContain('<script>alert("x")</script> next\n  Licence')
})

test('10,000 sources are credited whole', () => {
  const many = licensing(
    [],
    Array.from({ length: 10_000 }, (_, n) => source(n, [said('CC-BY-4.0')])),
  )
  expect(JSON.parse(print('json', many)).credits).toHaveLength(10_000)
  expect(print('html', many).match(/<li>/g)).toHaveLength(10_001)
})
