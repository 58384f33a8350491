import { expect, test } from '@playwright/test'
import { isNarrowed, readRecordsSearch, recordsHref } from './search-address.ts'

test('an address is read as it is written', () => {
  const filter = { q: 'whale & sea', host: 'a.example', license: 'CC-BY-4.0', digest: 'a'.repeat(64) }
  const href = recordsHref('/here', { filter, set: 'b'.repeat(64) }, 'ZG9j')
  expect(href).toMatch(/^\/here\?q=whale\+%26\+sea&host=a\.example.*&cursor=ZG9j#list$/)
  const read = readRecordsSearch(Object.fromEntries(new URL(href, 'http://x').searchParams))
  expect(read).toEqual({ filter, set: 'b'.repeat(64), cursor: 'ZG9j', faults: [] })
  expect(recordsHref('/here', { filter: {}, set: undefined })).toBe('/here#list')
})

test('what can not be used is left out and told; an empty field asks for nothing', () => {
  const read = readRecordsSearch({ digest: 'abc', cursor: '%%', set: 'x', q: '  ', host: ['b.example', 'c.example'] })
  expect(read).toMatchObject({ filter: { host: 'b.example' }, cursor: null, set: undefined })
  expect(read.faults).toHaveLength(2)
  expect(read.faults[0]).toContain('64 lowercase hex digits')
  expect([isNarrowed(read.filter), isNarrowed({})]).toEqual([true, false])
})

test('a digest may be written as it is shown', () => {
  expect(readRecordsSearch({ digest: `sha256:${'a'.repeat(64)}` }).filter.digest).toBe('a'.repeat(64))
})
