import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { MAX_TDM_RULES, matchTdmFile, parseTdmFile, TDM_FILE_LIMIT } from './tdmrep-file.ts'

const parse = (text: string) => parseTdmFile(Buffer.from(text))

test('a byte order mark, line ends of any kind and members that nobody knows are fine', () => {
  const file = parse('\uFEFF[\r\n{"location":"/",\r"tdm-reservation":1,"note":{"a":[]}}]\r\n')
  expect(file).toMatchObject({ isArray: true, flags: [], rules: [{ value: 1, pointer: '#/0' }] })
})

test('what is no JSON says nothing, and says why', () => {
  expect(parse('[{"location":"/","tdm-reservation":1,},]')).toEqual({ rules: [], isArray: false, flags: ['malformed'] })
  expect(parse('').flags).toEqual(['malformed'])
  expect(parse('<!doctype html><title>Home</title>').flags).toEqual(['soft-404'])
  expect(parse('null').rules).toEqual([])
})

test('octets that are no UTF-8 spoil only the rule that holds them', () => {
  const bytes = Buffer.from(
    '[{"location":"/caf\u00e9","tdm-reservation":0},{"location":"/","tdm-reservation":1}]',
    'latin1',
  )
  expect(matchTdmFile(parseTdmFile(bytes), '/x').first?.value).toBe(1)
})

test('a file that is too long is unread, and rules beyond the bounds are left out and flagged', () => {
  expect(parse(`[${' '.repeat(TDM_FILE_LIMIT)}]`).unread).toBe('too-large')
  const many = `[${'{"location":"/a","tdm-reservation":0},'.repeat(MAX_TDM_RULES)}{"location":"/b","tdm-reservation":1}]`
  expect(parse(many)).toMatchObject({ flags: ['over-limit'], rules: { length: MAX_TDM_RULES } })
  expect(parse(`[{"location":"/${'a'.repeat(3000)}","tdm-reservation":0}]`)).toMatchObject({
    flags: ['over-limit'],
    rules: [],
  })
})

test('arrays as deep as the file allows are read without recursion', () => {
  const half = TDM_FILE_LIMIT / 2 - 50
  expect(parse(`${'['.repeat(half)}${']'.repeat(half)}`).rules).toEqual([])
  expect(parse(`[{"location":"/","tdm-reservation":1,"x":${'['.repeat(half)}${']'.repeat(half)}}]`).rules).toHaveLength(
    1,
  )
})

test('names that JavaScript minds are members like any other', () => {
  const file = parse(
    '[{"__proto__":{"location":"/","tdm-reservation":0}},{"constructor":1,"location":"/","tdm-reservation":1}]',
  )
  expect(matchTdmFile(file, '/x').first?.pointer).toBe('#/1')
})

test('ten thousand rules of many stars are asked in good time', () => {
  const rules = Array.from({ length: 9_000 }, (_, n) => ({ location: `/*a*b*c*${n}$`, 'tdm-reservation': 1 }))
  const file = parse(JSON.stringify(rules))
  expect(matchTdmFile(file, `/${'abc'.repeat(600)}`)).toEqual({ first: null, longest: null, strictest: null })
})

const rule = fc.record(
  {
    location: fc.constantFrom('/', '/a', '/a/', '/a/*', '/a/b$', '*'),
    'tdm-reservation': fc.constantFrom<unknown[]>(0, 1, 2, '1', true, null),
  },
  { requiredKeys: [] },
)

test('the strictest reading reserves whatever the first or the longest rule reserves', () => {
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 5 }), fc.constantFrom('/', '/a', '/a/', '/a/b', '/c'), (rules, path) => {
      const file = parse(JSON.stringify(rules))
      const { first, longest, strictest } = matchTdmFile(file, path)
      return strictest !== null || (first?.value !== 1 && longest?.value !== 1)
    }),
    { numRuns: 3000 },
  )
})

test('whatever the bytes are, rules come out', () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), fc.json().map(Buffer.from)), (bytes) =>
      parseTdmFile(bytes).rules.every(({ pointer }) => pointer.startsWith('#')),
    ),
    { numRuns: 3000 },
  )
})
