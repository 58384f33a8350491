import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { readCsvHeader } from './csv-header.ts'

test('the delimiter is the one that parts the header into the most fields', () => {
  const headers = { 'id,digest': ',', 'id\tdigest\turl': '\t', 'id;digest': ';', 'id|a,b|c': '|', id: ',' } as const
  for (const [head, delimiter] of Object.entries(headers)) expect(readCsvHeader(head)?.delimiter, head).toBe(delimiter)
})

test('quotes hold delimiters, quotes and line feeds (RFC 4180 §2)', () => {
  expect(readCsvHeader('"the ""id""","a, b","two\nlines"\r\n1,2,3')?.names).toEqual(['the "id"', 'a, b', 'two\nlines'])
})

test('a byte order mark is not part of the first name', () => {
  expect(readCsvHeader('\ufeffid,digest\n')?.names).toEqual(['id', 'digest'])
})

test('columns without a name, and names that stand twice in any case, get a number', () => {
  expect(readCsvHeader('id,,ID,id_1, \n')?.names).toEqual(['id', 'column_2', 'ID_1', 'id_1_1', 'column_5'])
})

test('nothing has no header', () => {
  expect(readCsvHeader('')).toBeNull()
  expect(readCsvHeader('\ufeff\n')).toBeNull()
})

test('law: names come back as they were quoted, for any texts', () => {
  const name = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .map((text) => text.trim())
    .filter((text) => text !== '')
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 2, selector: (text) => text.toLowerCase() }), (names) => {
      const line = names.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')
      return JSON.stringify(readCsvHeader(`${line}\r\n`)?.names) === JSON.stringify(names)
    }),
    { numRuns: 100 },
  )
})
