import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { attributeOf, elementsWithin, parseXml, XML_DEPTH, XML_LIMIT, type XmlElement } from './xml.ts'
import { xmlText } from './xml-text.ts'

const read = (text: string): XmlElement | string => {
  const reading = parseXml(text)
  return reading.ok ? reading.root : reading.fault
}
const names = (text: string) => {
  const root = read(text)
  return typeof root === 'string'
    ? root
    : [...elementsWithin(root)].map(({ namespace, name }) => `${namespace}|${name}`)
}

test('names are resolved by the nearest declaration; an attribute without prefix is in no namespace', () => {
  expect(names('<a xmlns="u" xmlns:p="v"><p:b><c xmlns="w"/><d xmlns=""/></p:b><e/></a>')).toEqual([
    'u|a',
    'v|b',
    'w|c',
    '|d',
    'u|e',
  ])
  const root = read('<a xmlns="u" xmlns:p="u" p:x="1" x="2" xml:lang="de"/>')
  expect(root).toMatchObject({ name: 'a' })
  if (typeof root === 'string') return
  expect([attributeOf(root, 'x'), attributeOf(root, 'x', 'u')]).toEqual(['2', '1'])
  expect(attributeOf(root, 'lang', 'http://www.w3.org/XML/1998/namespace')).toBe('de')
  expect(attributeOf(root, 'y')).toBeNull()
})

test('a prefix that nobody declared is a fault', () => {
  expect(read('<a><p:b/></a>')).toBe('the prefix of p:b is not declared')
})

test('references to characters are resolved, another entity is a fault; CDATA is what it is', () => {
  expect(read('<a b="&lt;&#65;&#x42;&gt;">&amp; <b/>&quot;<![CDATA[&amp;&e;]]>&#1114112;</a>')).toMatchObject({
    attributes: [{ value: '<AB>' }],
    text: '& "&amp;&e;&#1114112;',
  })
  expect(read('<a>&nbsp;</a>')).toBe('the entity nbsp is not declared')
})

test('each element has a path and its own words', () => {
  const root = read('<r>\n<a k="1">x</a><b/><a>y</a></r>')
  expect(root).toMatchObject({
    children: [
      { path: 'r/a[1]', quote: '<a k="1">x</a>' },
      { path: 'r/b[1]', quote: '<b/>' },
      { path: 'r/a[2]', quote: '<a>y</a>' },
    ],
  })
  expect(read(`<r>${'x'.repeat(600)}</r>`)).toMatchObject({ quote: `<r>${'x'.repeat(497)}` })
})

for (const [name, text] of [
  ['an unclosed element', '<a><b></a>'],
  ['no element', 'plain'],
  ['nothing', ''],
  ['two roots', '<a/><b/>'],
  ['an attribute twice', '<a b="1" b="2"/>'],
  ['an open quote', '<a b="1'],
  ['a name that JavaScript minds', '<__proto__/>'],
] as const)
  test(`${name} is a fault, not an exception`, () => {
    expect(parseXml(text).ok).toBe(false)
  })

test('an entity bomb is refused before it is parsed, in any case and wherever it stands', () => {
  const lines = Array.from({ length: 20 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join('')
  for (const word of ['<!DOCTYPE', '<!doctype'])
    expect(read(`<?xml version="1.0"?>${word} a [<!ENTITY e0 "x">${lines}]><a>&e20;</a>`)).toBe(
      'a document type declaration is refused',
    )
  expect(read('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>')).toBe('a document type declaration is refused')
})

test(`elements stand at most ${XML_DEPTH} deep, and the text has at most ${XML_LIMIT} characters`, () => {
  const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth)
  expect(parseXml(nested(XML_DEPTH)).ok).toBe(true)
  expect(parseXml(nested(XML_DEPTH + 2)).ok).toBe(false)
  expect(parseXml(nested(100_000)).ok).toBe(false)
  expect(parseXml(`<a>${' '.repeat(XML_LIMIT)}</a>`).ok).toBe(false)
})

test('a megabyte of any one thing takes no more than its share of time', () => {
  for (const unit of ['<a>', '<', '<a/>', ' a="1"', '&', '"', ' ', '<![CDATA[', '<!--', '<?x', ' a', '='])
    parseXml(`<r>${unit.repeat(Math.floor((XML_LIMIT - 8) / unit.length))}`)
})

test('UTF-16 is read where its mark says so; every end of line is one', () => {
  const utf16 = Buffer.from('\uFEFF<a>ü\r\nö</a>', 'utf16le')
  expect(xmlText(utf16)).toBe('<a>ü\nö</a>')
  expect(xmlText(Buffer.from(utf16).swap16())).toBe('<a>ü\nö</a>')
  expect(xmlText(Buffer.from('\uFEFFa\rb'))).toBe('a\nb')
})

test('whatever the text is, an element or a fault comes out', () => {
  const piece = fc.constantFrom(
    '<a',
    '>',
    '</a>',
    '<b/>',
    ' x="1"',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '&amp;',
    '<p:',
    '"',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 20 }), (pieces) => {
      const reading = parseXml(pieces.join(''))
      return reading.ok ? reading.root.path !== '' : reading.fault !== ''
    }),
    { numRuns: 3000 },
  )
})
