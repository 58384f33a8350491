import { expect, test } from '@playwright/test'
import { markLines, splitLines } from './marked-lines.ts'

const JSON_TEXT = '[\n  {\n    "location": "/",\n    "tdm-reservation": 1\n  }\n]\n'
const linesOf = (text: string, locator: string, quote: string) => [...markLines(text, [{ locator, quote }]).keys()]

test('evidence marks the line that it names, and keeps every piece that names the same line', () => {
  const pieces = [
    { locator: 'line 2', quote: 'Disallow: /', id: 'a' },
    { locator: 'line 2, head > meta[1]', quote: '<meta>', id: 'b' },
  ]
  expect(
    markLines('x\ny\n', pieces)
      .get(2)
      ?.map(({ id }) => id),
  ).toEqual(['a', 'b'])
})

test('evidence that points into a document marks the lines on which its words stand', () => {
  expect(linesOf(JSON_TEXT, '/0/tdm-reservation', '"tdm-reservation": 1')).toEqual([4])
  expect(linesOf(JSON_TEXT, '/0', '{\n    "location": "/",\n    "tdm-reservation": 1\n  }')).toEqual([2, 3, 4, 5])
})

test('an item of a JSON array marks its own lines, however it is set', () => {
  expect(linesOf(JSON_TEXT, '#/0', '{ "location": "/" }')).toEqual([2, 3, 4, 5])
  const two = '[{"a": "],{\\""},\n\n {"b": [1,\n2]} , 3]'
  expect([0, 1, 2, 3].map((item) => linesOf(two, `#/${item}`, ''))).toEqual([[1], [3, 4], [4], []])
  expect(linesOf('[]', '#/0', '')).toEqual([])
})

test('a header line, words that are not there, and no words mark nothing', () => {
  expect(linesOf('noai\n', 'header X-Robots-Tag 1', 'noai')).toEqual([])
  expect(linesOf('a\n', '/0', 'b')).toEqual([])
  expect(linesOf('a\n', '/0', '')).toEqual([])
})

test('lines end at CR, LF and CR LF alike', () => {
  expect(splitLines('a\rb\r\nc\nd')).toEqual(['a', 'b', 'c', 'd'])
  expect(splitLines('a\n\n')).toEqual(['a', ''])
  expect(splitLines('')).toEqual([])
})
