import { expect, test } from '@playwright/test'
import { compressionOf, formatOfContent, formatOfName } from './format.ts'

test('compression is known by the first bytes, not by the name', () => {
  expect(compressionOf(Uint8Array.of(0x1f, 0x8b, 8))).toBe('gzip')
  expect(compressionOf(Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd))).toBe('zstd')
  expect(compressionOf(new TextEncoder().encode('id,digest'))).toBe('none')
  expect(compressionOf(new Uint8Array())).toBe('none')
})

test('the form is known by the ending, also behind that of a compression', () => {
  const named = {
    'a.parquet': 'parquet',
    'A.CSV': 'csv',
    'a.tsv.gz': 'csv',
    'a.jsonl.zst': 'jsonl',
    'a.b.ndjson': 'jsonl',
  } as const
  for (const [name, format] of Object.entries(named)) expect(formatOfName(name), name).toBe(format)
  for (const name of ['records', 'a.txt', 'a.gz', 'parquet', 'a.json']) expect(formatOfName(name), name).toBeNull()
})

test('without a name that says it, the form is known by the beginning of the content', () => {
  expect(formatOfContent('PAR1…')).toBe('parquet')
  expect(formatOfContent('\n {"id": 1}')).toBe('jsonl')
  expect(formatOfContent('id,digest\n')).toBe('csv')
})
