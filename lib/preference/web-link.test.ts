import { expect, test } from '@playwright/test'
import { isLinkOf, parseWebLinks } from './web-link.ts'

const read = (line: string) =>
  parseWebLinks(line).map(({ target, parameters }) => [target, Object.fromEntries(parameters)])

test('links of one line are parted where they end, not at commas within them (RFC 8288 §3)', () => {
  expect(
    read('</a,b>; rel="license next"; title="x, y; \\"z\\"", <https://b.example/>;REL=next;type=text/html'),
  ).toEqual([
    ['/a,b', { rel: 'license next', title: 'x, y; "z"' }],
    ['https://b.example/', { rel: 'next', type: 'text/html' }],
  ])
})

test('the first parameter of a name counts; one without value has none', () => {
  expect(read('<a>; rel=x; rel=y; foo')).toEqual([['a', { rel: 'x', foo: '' }]])
})

test('relation and media type are compared in any case, the type without its parameters', () => {
  const [link] = parseWebLinks('<a>; rel="next LICENSE"; type="Application/RSL+xml; charset=utf-8"')
  expect(link && isLinkOf(link, 'license', 'application/rsl+xml')).toBe(true)
  expect(link && isLinkOf(link, 'licens', 'application/rsl+xml')).toBe(false)
  const [untyped] = parseWebLinks('<a>; rel=license')
  expect(untyped && isLinkOf(untyped, 'license', 'application/rsl+xml')).toBe(false)
})

test('what is no link says nothing, and a header of it takes no more than its share of time', () => {
  for (const line of ['', 'a', '<', '>', '<a', 'rel=license', ', ,']) expect(parseWebLinks(line)).toEqual([])
  for (const unit of ['<', '<>', '<>;', ';', '<a>;a="', '\\', '<a> ', '<a>; a=";', '<,'])
    parseWebLinks(`${unit.repeat(65_536 / unit.length)}>`)
})
