import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { ImportAnswer } from '#app/api/v1/_contract/import-answer.ts'
import { PublicDataset, PublicVersion } from '#lib/dataset/public.ts'
import { digestOf } from '#lib/digest.ts'
import { IMPORT_MAX_BYTES } from '#lib/interchange/import.ts'
import { expect, test } from '#tests/fixtures.ts'
import { answered, doorOf, freshName, freshOrganization, refused } from './door.ts'

function card(name: string): Buffer {
  return Buffer.from(
    `---\npretty_name: ${name}\nlicense: cc-by-4.0\nlanguage:\n  - en\n---\n\n# ${name}\n\nSongs of whales.\n`,
  )
}

test('a dry run tells what was understood, to anyone, and stores nothing', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const raw = card('Dry whales')
  const response = await door.ask('POST', '/imports?dryRun=true&fileName=README.md', { raw, anonymous: true })
  const answer = await answered(response, 200, ImportAnswer)
  expect(answer).toMatchObject({ format: 'hf-card', digest: digestOf(raw), counts: { understood: 1, registered: 0 } })
  expect(answer.candidates[0]).toMatchObject({ outcome: 'understood', dataset: null })
  expect(answer.candidates[0]?.fields.length).toBeGreaterThan(0)
})

test('a document is imported once: the second time it changes nothing', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const organization = await freshOrganization(door)
  const path = `/imports?organization=${organization}&fileName=README.md`
  const first = await answered(await door.ask('POST', path, { raw: card('Whales') }), 200, ImportAnswer)
  expect(first.counts).toMatchObject({ registered: 1, unchanged: 0 })
  const dataset = first.candidates[0]?.dataset
  expect((await door.read(PublicDataset, `/datasets/${dataset}`)).title).toBe('Whales')
  const raw = gzipSync(card('Whales'))
  const again = await door.ask('POST', path, { raw, headers: { 'Content-Encoding': 'gzip' } })
  expect((await answered(again, 200, ImportAnswer)).counts).toMatchObject({ registered: 0, unchanged: 1 })
})

test('a DataCite record is imported like any other document, its DOI with the version', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const organization = await freshOrganization(door)
  const raw = readFileSync(new URL('../golden/datacite/whales.xml', import.meta.url))
  const path = `/imports?organization=${organization}&publish=true`
  const answer = await answered(await door.ask('POST', path, { raw }), 200, ImportAnswer)
  expect(answer).toMatchObject({ format: 'datacite-xml', counts: { registered: 1 } })
  const version = await door.read(PublicVersion, `/datasets/${organization}/songs-of-whales/versions/2.0.0`)
  expect(version).toMatchObject({
    releaseDate: '2026-06-05',
    license: { expression: 'CC-BY-4.0' },
    identifiers: [{ scheme: 'doi', value: '10.5072/whales.2' }, { scheme: 'ark' }, { scheme: 'other' }],
  })
})

test('an import is refused without an account, into no organisation, and with a word it does not know', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const raw = card('Whales')
  const organization = await freshOrganization(door)
  await refused(await door.ask('POST', `/imports?organization=${organization}`, { raw, anonymous: true }), 401)
  const nowhere = await refused(await door.ask('POST', '/imports', { raw }), 422)
  expect(nowhere.issues[0]?.at).toBe('/organization')
  await refused(await door.ask('POST', `/imports?organization=${freshName()}`, { raw }), 404)
  await refused(await door.ask('POST', `/imports?organization=${organization}&dryrun=true`, { raw }), 422)
  await refused(await door.ask('POST', `/imports?organization=${organization}&format=xml`, { raw }), 422)
})

for (const [what, raw, words] of [
  ['broken JSON', Buffer.from('{\n  "@context": {,\n}'), 'Line 2'],
  ['nothing', Buffer.alloc(0), 'empty'],
  ['another encoding', Buffer.from('{"a": "ü"}', 'latin1'), 'UTF-8'],
  ['UTF-16', Buffer.from('\ufeff{"a": 1}', 'utf16le'), 'UTF-16'],
  ['a NUL', Buffer.from('---\nlicense: mit\u0000\n---\n'), 'NUL'],
  ['what is no document of ours', Buffer.from('GIF89a'), 'formats'],
  ['nesting without end', Buffer.from('['.repeat(100_000)), 'deeper'],
] as const)
  test(`a document that is ${what} is refused with where and what`, async ({ request, site, token }) => {
    const door = doorOf({ request, site, token })
    const problem = await refused(await door.ask('POST', '/imports?dryRun=true', { raw: Buffer.from(raw) }), 422)
    expect(problem.detail).toContain(words)
    expect(problem.issues.length).toBeGreaterThan(0)
  })

test('a document beyond 16 MiB is refused, also one that is small while packed', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const large = Buffer.alloc(IMPORT_MAX_BYTES + 1, 0x20)
  await refused(await door.ask('POST', '/imports?dryRun=true', { raw: large }), 413)
  const bomb = gzipSync(Buffer.alloc(100_000_000, 0x20))
  const headers = { 'Content-Encoding': 'gzip' }
  await refused(await door.ask('POST', '/imports?dryRun=true', { raw: bomb, headers }), 413)
  await refused(await door.ask('POST', '/imports?dryRun=true', { raw: Buffer.from('no gzip'), headers }), 400)
})
