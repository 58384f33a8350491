import { expect, test } from '@playwright/test'
import { urlOf } from './url.ts'

test('an address is read as browsers read it; what is none is null', () => {
  expect(urlOf('HTTPS://Example.ORG:443/a/../b')?.href).toBe('https://example.org/b')
  expect(urlOf('../b', 'https://a.example/c/d')?.href).toBe('https://a.example/b')
  expect([urlOf(''), urlOf('a.example'), urlOf('https://[')]).toEqual([null, null, null])
})

test('a host beyond ASCII is read the same, however often it is asked', () => {
  const hosts = Array.from({ length: 20_000 }, () => urlOf('https://bücher.example/x')?.host)
  expect(new Set(hosts)).toEqual(new Set(['xn--bcher-kva.example']))
})
