import { expect, test } from '@playwright/test'
import { sha256Hex } from '../digest.ts'
import { areUrlsRefused, badUrlsFault, duplicateFault, tooManyColumnsFault, valueFault } from './fault-words.ts'
import { RecordFault } from './schema.ts'

test('a fault of a value says row, column, what stands there and what is wanted', () => {
  expect(valueFault('tokens', 7, 'n_tokens', 'many')).toEqual({
    row: 7,
    column: 'n_tokens',
    code: 'wrong-type',
    message: 'In row 7 the column n_tokens holds "many". As tokens it should be a whole number, 0 or more.',
  })
})

test('what is missing has a code of its own for id and digest', () => {
  expect(valueFault('id', 1, 'doc', null).code).toBe('missing-id')
  expect(valueFault('digest', 1, 'sha', null).code).toBe('missing-digest')
})

test('a digest in another form is told what it may be', () => {
  const hints = {
    [sha256Hex('a').toUpperCase()]: 'lower-case',
    [`SHA256:${sha256Hex('a')}`]: 'lower-case',
    d41d8cd98f00b204e9800998ecf8427e: 'MD5',
    da39a3ee5e6b4b0d3255bfef95601890afd80709: 'SHA-1',
    [Buffer.from(sha256Hex('a'), 'hex').toString('base64')]: 'base64',
  }
  for (const [value, hint] of Object.entries(hints)) {
    expect(valueFault('digest', 2, 'sha', value)).toMatchObject({ code: 'bad-digest' })
    expect(valueFault('digest', 2, 'sha', value).message).toContain(hint)
  }
})

test('of a long value only the beginning is told', () => {
  expect(valueFault('url', 1, 'url', 'x'.repeat(5000)).message.length).toBeLessThan(300)
  expect(duplicateFault(9, 'id', 'y'.repeat(5000), 3).message.length).toBeLessThan(300)
})

test('a duplicate names both rows', () => {
  expect(duplicateFault(9, 'id', 'a', 3).message).toBe(
    'Row 9 has the id "a", which row 3 has already. Each record needs an id of its own.',
  )
})

test('URLs are refused from more than one bad one in a hundred on', () => {
  expect(areUrlsRefused(0, 0)).toBe(false)
  expect(areUrlsRefused(1, 100)).toBe(false)
  expect(areUrlsRefused(2, 199)).toBe(true)
  expect(areUrlsRefused(1, 3)).toBe(true)
})

test('every fault is one by its schema', () => {
  for (const fault of [badUrlsFault('url', 12, 300), tooManyColumnsFault(10_000), duplicateFault(2, 'id', 'a', 1)])
    expect(RecordFault.parse(fault)).toEqual(fault)
})
