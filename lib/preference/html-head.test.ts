import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { attributeText, HTML_HEAD_LIMIT, linksOf, metasNamed, parseHtmlHead, scriptsOf } from './html-head.ts'

const read = (html: string) => parseHtmlHead(Buffer.from(html))
const META = '<meta name="robots" content="noai">'
const places = (html: string) => metasNamed(read(html), 'robots').map(({ place }) => place)

test('an element has its line, its path, its words, and attributes with references resolved', () => {
  const page = `<!doctype html>\r\n<html>\r<head>\n<title>a > b</title>${META}<META CONTENT='no&#97;i' NAME=" Robots " name=x>`
  expect(metasNamed(read(page), 'robots')).toMatchObject([
    { locator: 'line 4, head > meta[1]', quote: META, place: 'head' },
    { locator: 'line 4, head > meta[2]', quote: `<META CONTENT='no&#97;i' NAME=" Robots " name=x>` },
  ])
  expect(metasNamed(read(page), 'robots').map((one) => attributeText(one, 'content'))).toEqual(['noai', 'noai'])
})

for (const [what, html, expected] of [
  ['is in the head with no head written', META, ['head']],
  ['is in the head after an element that the head allows', `<head><base href=/><style>a{}</style>${META}`, ['head']],
  ['is put back into the head where it follows </head>', `<head></head>\n${META}`, ['head']],
  ['is in the body after an element that the head does not allow', `<head><img>${META}</head>`, ['body']],
  ['is in the body after text', `<head>x${META}</head>`, ['body']],
  ['is in the body after a reference that is no white space', `<head>&nbsp;${META}</head>`, ['body']],
  ['is in the body after an end of the body that nobody opened', `</body>${META}`, ['body']],
  ['is in the body after an unknown element', `<head><x-y></x-y>${META}`, ['body']],
  ['stays in the head after an end tag that nobody opened', `<head></p></div>${META}`, ['head']],
  ['stays in the head after a noscript with an image', `<head><noscript><img></noscript>${META}`, ['head']],
  ['is in the body after a noscript that follows the head', `<head></head><noscript>${META}</noscript>`, ['body']],
  ['in a noscript is told apart', `<head><noscript>${META}</noscript>`, ['noscript']],
  ['in a comment is none', `<head><!-- ${META} -->`, []],
  ['in a script is none', `<head><script>'${META}'</script>`, []],
  ['in a title is none', `<head><title>${META}</title>`, []],
  ['in a template is none', `<template><template></template>${META}</template>`, []],
  ['that never ends is none', '<meta name="robots" content="noai"', []],
] as const)
  test(`a meta ${what}`, () => {
    expect(places(html)).toEqual(expected)
  })

test('links and scripts are found by their type; a script has its text', () => {
  const type = 'application/rsl+xml'
  const page = read(
    `<link rel="alternate LICENSE" type="Application/RSL+XML; charset=utf-8" href=" /l.xml "><link rel=license href=/x><script type="${type}"><rsl a="1"/> &amp;</script>`,
  )
  expect(linksOf(page, 'license', type).map((one) => attributeText(one, 'href'))).toEqual(['/l.xml'])
  expect(scriptsOf(page, type)).toMatchObject([{ text: '<rsl a="1"/> &amp;', locator: 'line 1, head > script[1]' }])
})

test('a page is read up to a limit, and one whose head goes on beyond it says so', () => {
  const filler = `<style>${'x'.repeat(HTML_HEAD_LIMIT)}</style>`
  expect(read(`${META}${filler}`).isCut).toBe(true)
  expect(read(`<p>${filler}`).isCut).toBe(false)
  expect(places(`${filler}${META}`)).toEqual([])
})

test('a byte order mark is skipped, and says which UTF it is', () => {
  expect(places(`\uFEFF${META}`)).toEqual(['head'])
  const wide = Buffer.from(`\uFEFF${META}`, 'utf16le')
  for (const bytes of [wide, Buffer.from(wide).swap16()])
    expect(metasNamed(parseHtmlHead(bytes), 'robots')).toHaveLength(1)
})

test('octets that are no UTF-8 spoil nothing beside them', () => {
  const latin1 = Buffer.from(`<title>caf\u00e9</title>${META}`, 'latin1')
  expect(metasNamed(parseHtmlHead(latin1), 'robots')).toHaveLength(1)
})

test('a full page of any one thing takes no more than its share of time', () => {
  for (const unit of [
    '<meta>',
    '<template>',
    '</template>',
    '<noscript>',
    '<',
    '&',
    '&#',
    '<a b',
    '"',
    '<!--',
    '\n',
    '<p>',
  ])
    read(unit.repeat(HTML_HEAD_LIMIT / unit.length))
})

test('whatever the bytes are, elements come out', () => {
  const piece = fc.constantFrom(
    '<meta ',
    'name=robots ',
    '>',
    '</head>',
    '<noscript>',
    '<template>',
    '<!--',
    '&#x',
    '"',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), fc.uint8Array(), (pieces, bytes) => {
      const found = [...read(pieces.join('')).elements, ...parseHtmlHead(bytes).elements]
      return found.every(({ locator }) => locator.startsWith('line '))
    }),
    { numRuns: 2000 },
  )
})
