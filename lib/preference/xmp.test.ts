import { deflateSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { XML_LIMIT } from './xml.ts'
import { findXmp, readXmp } from './xmp.ts'

const PLUS = 'http://ns.useplus.org/ldf/xmp/1.0/'
const NO_TRAINING = 'http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-AIMLTRAINING'
const RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'

const meta = (description: string) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF ${RDF}>${description}</rdf:RDF></x:xmpmeta>`
const described = (content: string, attributes = '') =>
  meta(`<rdf:Description rdf:about="" xmlns:plus="${PLUS}" ${attributes}>${content}</rdf:Description>`)
const SAID = described(`<plus:DataMining>${NO_TRAINING}</plus:DataMining>`)
const packet = (xml: string) =>
  `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>${xml}\n   \n<?xpacket end="w"?>`

const u32 = (value: number) => {
  const octets = Buffer.alloc(4)
  octets.writeUInt32BE(value)
  return octets
}
const segment = (marker: number, ...parts: (string | Uint8Array)[]) => {
  const data = Buffer.concat(parts.map((part) => Buffer.from(part)))
  return Buffer.concat([Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255]), data])
}
const jpeg = (...segments: Buffer[]) =>
  Buffer.concat([Buffer.from([0xff, 0xd8]), ...segments, Buffer.from([0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9])])
const app1 = (xml: string) => segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', packet(xml))
const chunk = (type: string, ...parts: (string | Uint8Array)[]) => {
  const data = Buffer.concat(parts.map((part) => Buffer.from(part)))
  return Buffer.concat([u32(data.length), Buffer.from(type), data, u32(0)])
}
const png = (...chunks: Buffer[]) =>
  Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks, chunk('IEND')])
const webp = (xml: string) => {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(Buffer.byteLength(xml))
  return Buffer.concat([Buffer.from('RIFF\xff\xff\0\0WEBPXMP ', 'latin1'), size, Buffer.from(xml)])
}
const pdf = (dictionary: string, stream: string | Uint8Array) =>
  Buffer.concat([
    Buffer.from('%PDF-1.7\n%\xe2\xe3\n5 0 obj\n<</Type /Catalog/Metadata 6 0 R>>\nendobj\n6 0 obj\n', 'latin1'),
    Buffer.from(`<<${dictionary}>>\nstream\n`),
    Buffer.from(stream),
    Buffer.from('\nendstream\nendobj\n%%EOF'),
  ])

const minings = (bytes: Uint8Array) => findXmp(readXmp(bytes), [PLUS], 'DataMining').flatMap(({ values }) => values)

for (const [name, bytes] of [
  ['a JPEG', jpeg(app1(SAID))],
  ['a PNG', png(chunk('iTXt', 'XML:com.adobe.xmp\0\0\0\0\0', packet(SAID)))],
  ['a WebP without a wrapper', webp(SAID)],
  ['a PDF', pdf('/Type/Metadata /Subtype/XML', packet(SAID))],
  ['a bare .xmp', Buffer.from(SAID)],
  ['a bare .xmp in UTF-16', Buffer.from(`\uFEFF<?xml version="1.0" encoding="UTF-16"?>${SAID}`, 'utf16le')],
  ['an .xmp that begins with rdf:RDF', Buffer.from(SAID.replace(/<\/?x:xmpmeta[^>]*>/g, ''))],
  ['an SVG', Buffer.from(`<svg><metadata>${packet(SAID)}</metadata></svg>`)],
  ['a wrapper that never ends', Buffer.from(packet(SAID).replace(/<\?xpacket end.*/, ''))],
] as const)
  test(`a property is found in ${name}`, () => {
    expect(readXmp(bytes).unread).toEqual([])
    expect(minings(bytes)).toEqual([NO_TRAINING])
  })

for (const [form, xml] of [
  ['an element', described(`<plus:DataMining> ${NO_TRAINING}\n</plus:DataMining>`)],
  ['an element under another prefix', described(`<q:DataMining xmlns:q="${PLUS}">${NO_TRAINING}</q:DataMining>`)],
  ['an element of a default namespace', described(`<DataMining xmlns="${PLUS}">${NO_TRAINING}</DataMining>`)],
  ['an attribute', described('', `plus:DataMining="${NO_TRAINING}"`)],
  ['an address', described(`<plus:DataMining rdf:resource="${NO_TRAINING}"/>`)],
  ['a list', described(`<plus:DataMining><rdf:Bag><rdf:li>${NO_TRAINING}</rdf:li></rdf:Bag></plus:DataMining>`)],
  [
    'a qualified value',
    described(`<plus:DataMining rdf:parseType="Resource"><rdf:value>${NO_TRAINING}</rdf:value></plus:DataMining>`),
  ],
  ['a described value', described(`<plus:DataMining><rdf:Description rdf:value="${NO_TRAINING}"/></plus:DataMining>`)],
] as const)
  test(`a property is read from ${form}`, () => {
    expect(minings(jpeg(app1(xml)))).toEqual([NO_TRAINING])
  })

test('the prefix alone is no name: another namespace is another property', () => {
  const other = meta(
    `<rdf:Description xmlns:plus="urn:x"><plus:DataMining>${NO_TRAINING}</plus:DataMining></rdf:Description>`,
  )
  expect(minings(Buffer.from(other))).toEqual([])
})

test("a structure's field is not a property of the file", () => {
  const inner = `<plus:DataMining>${NO_TRAINING}</plus:DataMining>`
  const history = `<plus:Media><rdf:Bag><rdf:li rdf:parseType="Resource">${inner}</rdf:li></rdf:Bag></plus:Media>`
  expect(minings(Buffer.from(described(history)))).toEqual([])
})

test('where a property stands is told by its octet and path, and its words are kept', () => {
  const [found] = findXmp(readXmp(Buffer.from(SAID)), [PLUS], 'DataMining')
  expect(found).toMatchObject({
    locator: 'octet 0, x:xmpmeta/rdf:RDF[1]/rdf:Description[1]/plus:DataMining[1]',
    quote: `<plus:DataMining>${NO_TRAINING}</plus:DataMining>`,
  })
  const [short] = findXmp(
    readXmp(jpeg(app1(described('', `plus:DataMining="${'x'.repeat(900)}"`)))),
    [PLUS],
    'DataMining',
  )
  expect(short?.locator).toMatch(/^octet \d+, .*@DataMining$/)
  expect(short?.quote).toHaveLength(500)
})

test('XMP in several segments of a JPEG is put together, in whatever order they stand', () => {
  const whole = Buffer.from(SAID)
  const piece = (from: number, to: number) =>
    segment(
      0xe1,
      'http://ns.adobe.com/xmp/extension/\0',
      'A'.repeat(32),
      u32(whole.length),
      u32(from),
      whole.subarray(from, to),
    )
  const main = app1(described('', 'plus:Version="2"'))
  const cut = jpeg(main, piece(200, whole.length), piece(0, 200))
  expect(readXmp(cut).unread).toEqual([])
  expect(minings(cut)).toEqual([NO_TRAINING])
  expect(readXmp(jpeg(main, piece(0, 200))).unread).toEqual(['the extended XMP is not complete'])
})

for (const [name, bytes] of [
  ['compressed in an iTXt chunk', png(chunk('iTXt', 'XML:com.adobe.xmp\0\x01\0\0\0', deflateSync(packet(SAID))))],
  ['compressed in a zTXt chunk', png(chunk('zTXt', 'XML:com.adobe.xmp\0\0', deflateSync(packet(SAID))))],
  ['hex in a profile', png(chunk('tEXt', 'Raw profile type xmp\0', Buffer.from(SAID).toString('hex')))],
  ['compressed in a PDF', pdf('/Type/Metadata/Subtype/XML/Filter/FlateDecode', deflateSync(packet(SAID)))],
  [
    'encrypted in a PDF',
    pdf(
      '/Subtype /XML /Type\n/Metadata',
      Buffer.from(SAID).map((octet) => octet ^ 0x5a),
    ),
  ],
  ['cut off', Buffer.from(packet(SAID).slice(0, 200))],
  ['broken', jpeg(app1(SAID.replace('</plus:DataMining>', '')))],
  ['in UTF-16 within another file', Buffer.concat([Buffer.from('BM'), Buffer.from(packet(SAID), 'utf16le')])],
  ['longer than is read', Buffer.from(meta(`<!--${'x'.repeat(XML_LIMIT)}-->`))],
  ['with a document type', Buffer.from(`<!DOCTYPE x:xmpmeta [<!ENTITY e "x">]>${SAID}`)],
  ['with an entity', Buffer.from(`<svg><!DOCTYPE svg [<!ENTITY e "x">]>${SAID.replace('<plus', '&e;<plus')}</svg>`)],
] as const)
  test(`a packet that is ${name} is not read, which is not none`, () => {
    const { properties, unread } = readXmp(bytes)
    expect(properties).toEqual([])
    expect(unread).toHaveLength(1)
  })

test('no packet is none: pictures without XMP, other files, nothing', () => {
  for (const bytes of [
    jpeg(segment(0xe0, 'JFIF\0')),
    png(),
    webp(''),
    pdf('/Type/XObject', 'x'),
    Buffer.from('hello'),
    Buffer.alloc(0),
  ])
    expect(readXmp(bytes)).toEqual({ properties: [], unread: [] })
  expect(readXmp(Buffer.from(packet('  ')))).toEqual({ properties: [], unread: [] })
})

test('a packet of a second picture in the file is read too', () => {
  const { properties } = readXmp(Buffer.concat([jpeg(app1(SAID)), jpeg(app1(described('', 'plus:DataMining="x"')))]))
  expect(properties.map(({ values }) => values)).toEqual([[NO_TRAINING], ['x']])
})

test('eight MiB of rubbish take no more than their share of time', () => {
  const fill = (unit: string) => Buffer.alloc(8 * XML_LIMIT, unit, 'latin1')
  for (const unit of [
    '<?xpacket begin=',
    '<x:xmpmeta ',
    '<x:xmpmeta></x:xmpmeta>',
    '<',
    '<aaaaaaaa',
    '\0',
    '<?xpacket begin=""?><?xpacket end=""?>',
  ])
    readXmp(fill(unit))
  const headed = (head: Buffer, unit: string) => Buffer.concat([head, fill(unit)])
  readXmp(headed(Buffer.from('%PDF-1.7'), '/Type/Metadata'))
  readXmp(headed(Buffer.from('%PDF-1.7'), '/Type/Metadata stream endstream'))
  readXmp(headed(png().subarray(0, 8), '\0'))
  readXmp(headed(jpeg().subarray(0, 2), '\xff\xe1\0\x02'))
  readXmp(
    headed(
      jpeg().subarray(0, 2),
      `\xff\xe1\0\x4dhttp://ns.adobe.com/xmp/extension/\0${'A'.repeat(32)}\0\0\0\0\0\0\0\0`,
    ),
  )
})

test('whatever the bytes are, an answer comes out', () => {
  const piece: fc.Arbitrary<Uint8Array> = fc.oneof(
    fc.uint8Array({ maxLength: 30 }),
    fc.constantFrom<Uint8Array>(
      ...[jpeg(app1(SAID)), png(), Buffer.from(SAID), Buffer.from('%PDF-'), Buffer.from('<?xpacket end=')],
    ),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), fc.nat(), fc.nat(255), (pieces, place, octet) => {
      const bytes = Buffer.concat(pieces)
      if (bytes.length > 0) bytes[place % bytes.length] = octet
      return Array.isArray(readXmp(bytes).unread)
    }),
    { numRuns: 2000 },
  )
})
