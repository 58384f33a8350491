import { expect, test } from '@playwright/test'
import { combinePreferences } from './combine.ts'
import { readIptcPlus } from './iptc-plus.ts'

const xmp = (content: string) =>
  Buffer.from(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description xmlns:p="http://ns.useplus.org/ldf/xmp/1.0/"
      xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">${content}</rdf:Description></rdf:RDF></x:xmpmeta>`)
const coded = (code: string, more = '') =>
  `<p:DataMining rdf:resource="http://ns.useplus.org/ldf/vocab/${code}"/>${more}`

const read = (body: Uint8Array | null, location = 'https://a.example/1.jpg') =>
  readIptcPlus(
    { mechanism: 'iptc-plus', location, body, headers: [] },
    { url: 'https://a.example/1.jpg', agent: '', media: 'image' },
  )
const decide = (body: Uint8Array, location?: string) =>
  combinePreferences({ statements: read(body, location).statements, context: { identities: [] } }, 'literal')

test("an allow counts in the origin's own file, and is weak in a copy from elsewhere; a deny counts in both", () => {
  expect(decide(xmp(coded('DMI-ALLOWED')))['train-gen'].value).toBe('allow')
  expect(decide(xmp(coded('DMI-ALLOWED')), 'https://mirror.example/1.jpg')['train-gen'].value).toBe('unspecified')
  expect(decide(xmp(coded('DMI-PROHIBITED')), 'https://mirror.example/1.jpg').search.value).toBe('deny')
})

test('a linked expression is told by its address, also where it stands in a structure', () => {
  const linked = `<e:LinkedEncRightsExpr><rdf:Bag><rdf:li rdf:parseType="Resource"><e:RightsExprEncType>x</e:RightsExprEncType>
    <e:LinkedRightsExpr>https://a.example/r.xml</e:LinkedRightsExpr></rdf:li></rdf:Bag></e:LinkedEncRightsExpr>`
  const decision = decide(xmp(coded('DMI-PROHIBITED-SEELINKEDRIGHTSEXPR', linked)))
  expect(decision['train-gen']).toMatchObject({ value: 'deny', conditions: ['https://a.example/r.xml'] })
})

test('a code that refers to a property which is not there is conditional all the same', () => {
  expect(decide(xmp(coded('DMI-PROHIBITED-SEECONSTRAINT'))).search.conditions).toEqual(['plus:OtherConstraints'])
  expect(decide(xmp(coded('DMI-PROHIBITED-SEELINKEDRIGHTSEXPR'))).search.conditions).toEqual([
    'iptcExt:LinkedEncRightsExpr',
  ])
})

test('a value or namespace that is not written as the vocabulary does is read, and flagged', () => {
  const bare = xmp('<p:DataMining>DMI-PROHIBITED</p:DataMining>')
  expect(read(bare)).toMatchObject({ flags: ['non-canonical'], statements: [{ flags: ['non-canonical'] }] })
  const https = Buffer.from(
    xmp(coded('DMI-PROHIBITED')).toString().replace('="http://ns.useplus', '="https://ns.useplus'),
  )
  expect(read(https)).toMatchObject({ flags: ['non-canonical'], statements: [{ effects: { search: 'deny' } }] })
  expect(read(xmp(coded('DMI-PROHIBITED'))).flags).toEqual([])
})

test('where it stands and its words are kept', () => {
  expect(read(xmp(coded('DMI-PROHIBITED'))).statements[0]?.evidence).toEqual([
    {
      location: 'https://a.example/1.jpg',
      locator: 'octet 0, x:xmpmeta/rdf:RDF[1]/rdf:Description[1]/p:DataMining[1]',
      quote: '<p:DataMining rdf:resource="http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"/>',
    },
  ])
})

test('two packets that disagree both speak, and the stricter is followed', () => {
  const both = Buffer.concat([
    Buffer.from('II*\0'),
    xmp(coded('DMI-ALLOWED')),
    xmp(coded('DMI-PROHIBITED-GENAIMLTRAINING')),
  ])
  const decision = decide(both)
  expect([decision['train-gen'].value, decision['train-nongen'].value]).toEqual(['deny', 'allow'])
})

test('a packet that can not be read is no silence; a file without one, and no file, is', () => {
  expect(read(Buffer.from('<?xpacket begin="" ?><x:xmpmeta>')).unread).toMatch(/octet 0/)
  expect(read(Buffer.from('GIF89a'))).toEqual({ statements: [], flags: [] })
  expect(read(null)).toEqual({ statements: [], flags: [] })
})
