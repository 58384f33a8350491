import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { readC2pa } from './c2pa.ts'
import { C2PA_LIMIT } from './c2pa-bytes.ts'
import { combinePreferences } from './combine.ts'

const u32 = (value: number) => {
  const octets = Buffer.alloc(4)
  octets.writeUInt32BE(value)
  return octets
}
const box = (type: string, ...parts: Uint8Array[]) => {
  const data = Buffer.concat(parts)
  return Buffer.concat([u32(data.length + 8), Buffer.from(type, 'latin1'), data])
}
const superbox = (kind: string, label: string, ...parts: Uint8Array[]) =>
  box(
    'jumb',
    box('jumd', Buffer.from(`${kind}\0\x11\0\x10\x80\0\0\xaa\0\x38\x9b\x71\x03${label}\0`, 'latin1')),
    ...parts,
  )
const text = (value: string) => Buffer.concat([Buffer.from([0x78, value.length]), Buffer.from(value)])
const map = (pairs: [string, Uint8Array][]) =>
  Buffer.concat([Buffer.from([0xa0 + pairs.length]), ...pairs.flatMap(([key, value]) => [text(key), value])])
const entries = (uses: Record<string, string>) =>
  map([['entries', map(Object.entries(uses).map(([key, use]): [string, Buffer] => [key, map([['use', text(use)]])]))]])
const assertion = (uses: Record<string, string>, label = 'cawg.training-mining') =>
  superbox('cbor', label, box('cbor', entries(uses)))
const manifest = (label: string, ...assertions: Uint8Array[]) =>
  superbox('c2ma', label, superbox('c2as', 'c2pa.assertions', ...assertions))
const store = (...manifests: Uint8Array[]) => superbox('c2pa', 'c2pa', ...manifests)

const NO_GENERATION = { 'cawg.ai_generative_training': 'notAllowed' }
const SAID = store(manifest('urn:uuid:1', assertion(NO_GENERATION)))

const segment = (sequence: number, payload: Uint8Array) => {
  const data = Buffer.concat([Buffer.from('JP'), Buffer.from([0, 1]), u32(sequence), payload])
  return Buffer.concat([Buffer.from([0xff, 0xeb, (data.length + 2) >> 8, (data.length + 2) & 255]), data])
}
const jpeg = (...segments: Uint8Array[]) =>
  Buffer.concat([Buffer.from([0xff, 0xd8]), ...segments, Buffer.from([0xff, 0xda, 0, 2, 0xff, 0xd9])])
const png = (data: Uint8Array) =>
  Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), u32(data.length), Buffer.from('caBX'), data, u32(0)])

const read = (body: Uint8Array | null) =>
  readC2pa({ mechanism: 'c2pa', location: 'https://a.example/1.jpg', body, headers: [] })
const decide = (body: Uint8Array, profile: 'literal' | 'protective' = 'literal') =>
  combinePreferences({ statements: read(body).statements, context: { identities: [] } }, profile)
const generation = (body: Uint8Array) => [
  decide(body)['train-gen'].value,
  decide(body, 'protective')['train-gen'].value,
]

for (const [name, bytes] of [
  ['a sidecar', SAID],
  ['a JPEG', jpeg(segment(1, SAID))],
  ['a PNG', png(SAID)],
  ['a WebP', Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBPC2PA\0\0\0\0', 'latin1'), SAID, Buffer.from('more')])],
] as const)
  test(`a deny is read from ${name}, and nothing is verified`, () => {
    expect(generation(bytes)).toEqual(['deny', 'deny'])
    expect(read(bytes)).toMatchObject({ flags: ['not-verified'], statements: [{ verified: false }] })
    expect(read(bytes).unread).toBeUndefined()
  })

test('a store in several segments of a JPEG is put together, in whatever order they stand', () => {
  const [first, second] = [SAID.subarray(0, 60), Buffer.concat([SAID.subarray(0, 8), SAID.subarray(60)])]
  expect(generation(jpeg(segment(2, second), segment(1, first)))).toEqual(['deny', 'deny'])
  expect(read(jpeg(segment(1, first))).unread).toMatch(/JUMBF/)
})

test('an allow that nobody verified falls', () => {
  const allowed = store(manifest('urn:uuid:1', assertion({ 'cawg.ai_generative_training': 'allowed' })))
  expect(read(allowed).statements).toMatchObject([{ effects: { 'train-gen': 'allow' }, verified: false }])
  expect(generation(allowed)).toEqual(['unspecified', 'unspecified'])
})

test('the last manifest is the active one; what an ingredient refuses counts in the protective reading', () => {
  const two = store(manifest('urn:uuid:1', assertion(NO_GENERATION)), manifest('urn:uuid:2'))
  expect(generation(two)).toEqual(['unspecified', 'deny'])
})

test('each instance and version of a label is read, and its place is told', () => {
  const labels = ['cawg.training-mining__1', 'c2pa.training-mining', 'c2pa.training-mining.v2', 'c2pa.actions']
  const four = store(manifest('urn:uuid:1', ...labels.map((label) => assertion(NO_GENERATION, label))))
  expect(read(four).statements.map(({ evidence }) => evidence[0]?.locator)).toEqual(
    labels.slice(0, 3).map((label) => `octet 0, urn:uuid:1/${label}/cawg.ai_generative_training`),
  )
  expect(read(four).statements[0]?.evidence[0]?.quote).toBe('"cawg.ai_generative_training": {"use":"notAllowed"}')
})

test('an assertion in JSON is read as well', () => {
  const json = box('json', Buffer.from(JSON.stringify({ entries: { 'c2pa.data_mining': { use: 'notAllowed' } } })))
  const said = store(manifest('urn:uuid:1', superbox('json', 'c2pa.training-mining', json)))
  expect(decide(said)['tdm-other'].value).toBe('deny')
})

test('what was constrained carries its condition in either spelling, or says that there is one', () => {
  const report = (entry: object) =>
    Buffer.from(
      JSON.stringify({
        active_manifest_assertions: [
          { label: 'cawg.training-mining', data: { entries: { 'cawg.data_mining': entry } } },
        ],
        validation: 'valid',
      }),
    )
  const condition = (entry: object) => decide(report({ use: 'constrained', ...entry }))['tdm-other'].conditions
  expect(condition({ constraint_info: 'ask' })).toEqual(['ask'])
  expect(condition({ constraints_info: 'ask' })).toEqual(['ask'])
  expect(condition({})).toEqual(['constrained'])
})

for (const [name, bytes] of [
  ['is compressed', store(superbox('c2cm', 'urn:c2pa:1', box('brob', Buffer.from('x'))))],
  ['is cut off', SAID.subarray(0, SAID.length - 10)],
  [
    'has no assertion that can be decoded',
    store(manifest('u', superbox('cbor', 'cawg.training-mining', box('cbor', Buffer.from([0xff]))))),
  ],
  ['has an assertion of another kind', store(manifest('u', superbox('uuid', 'cawg.training-mining', box('uuid'))))],
  ['is empty', store()],
  ['is longer than is read', store(manifest('u', superbox('bidb', 'x', box('bidb', Buffer.alloc(C2PA_LIMIT)))))],
] as const)
  test(`a manifest that ${name} is not read, which is not none`, () => {
    expect(read(bytes).unread).toBeDefined()
    expect(read(bytes).statements).toEqual([])
  })

test('no manifest is none', () => {
  for (const bytes of [null, Buffer.alloc(0), Buffer.from('GIF89a'), jpeg(), png(Buffer.alloc(0)).subarray(0, 8)])
    expect(read(bytes)).toEqual({ statements: [], flags: [] })
})

test("a validator's long report: trusted is valid; well signed by anybody is not", () => {
  const report = (state: object) =>
    Buffer.from(
      JSON.stringify({
        active_manifest: 'b',
        manifests: {
          a: {
            assertions: [
              { label: 'c2pa.training-mining', data: { entries: { 'c2pa.ai_inference': { use: 'notAllowed' } } } },
            ],
          },
          b: {
            assertions: [
              { label: 'cawg.training-mining', data: { 'cawg.ai_generative_training': { use: 'allowed' } } },
            ],
          },
        },
        ...state,
      }),
    )
  expect(generation(report({ validation_state: 'Trusted' }))).toEqual(['allow', 'allow'])
  expect(generation(report({ validation_state: 'Valid' }))).toEqual(['unspecified', 'unspecified'])
  expect(generation(report({}))).toEqual(['unspecified', 'unspecified'])
  const mismatch = report({ validation_state: 'Invalid', validation_status: [{ code: 'assertion.dataHash.mismatch' }] })
  expect(read(mismatch).flags).toEqual(['hash-mismatch'])
  expect(decide(mismatch, 'protective')['ai-input'].value).toBe('deny')
})

test('a report that is none is malformed; a deep one does no harm', () => {
  for (const body of [
    '{',
    '{}',
    '{"active_manifest_assertions": 1, "validation": "valid"}',
    '{"validation":"fine","active_manifest_assertions":[]}',
  ])
    expect(read(Buffer.from(body))).toEqual({ statements: [], flags: ['malformed'] })
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const body = `{"validation":"valid","active_manifest_assertions":[{"label":"cawg.training-mining","data":{"x":${deep}}}]}`
  expect(read(Buffer.from(body)).statements).toHaveLength(1)
})

test('eight MiB of rubbish take no more than their share of time', () => {
  const [head, sample] = [SAID.subarray(8, 49), superbox('cbor', 'x')]
  for (const unit of [
    Buffer.from('jumb'),
    head,
    sample,
    SAID,
    Buffer.alloc(8),
    Buffer.from('{'),
    Buffer.from([0xff, 0xeb, 0, 2]),
  ]) {
    const rubbish = Buffer.alloc(C2PA_LIMIT - 100, unit)
    for (const bytes of [box('jumb', SAID.subarray(8, 49), rubbish), jpeg(rubbish)]) read(bytes)
  }
  const nested = (depth: number): Buffer => (depth === 0 ? Buffer.alloc(0) : superbox('c2ma', 'x', nested(depth - 1)))
  expect(read(store(nested(200))).unread).toMatch(/deeper/)
})

test('whatever the bytes are, an answer comes out', () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.constantFrom<Uint8Array>(SAID, jpeg(segment(1, SAID)), png(SAID)),
  )
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 3 }),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 5 }),
      (pieces, wounds) => {
        const bytes = Buffer.concat(pieces)
        for (const [place, octet] of wounds) if (bytes.length > 0) bytes[place % bytes.length] = octet
        return Array.isArray(read(bytes).statements)
      },
    ),
    { numRuns: 3000 },
  )
})
