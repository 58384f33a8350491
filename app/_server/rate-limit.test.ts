import { expect, test } from '@playwright/test'
import { addressOf, openBuckets, parseRates, rateHeaders, takeRequest } from './rate-limit.ts'

const RATES = { reading: 60, writing: 6 }
const STRANGER = { key: 'address 192.0.2.1', isAdministrator: false }

test('a bucket holds a minute of requests, fills evenly, and then says when to ask again', () => {
  const buckets = openBuckets()
  for (let asked = 0; asked < 6; asked += 1)
    expect(takeRequest(buckets, STRANGER, 'writing', RATES, 0)).toMatchObject({ left: 5 - asked, retryAfter: null })
  expect(takeRequest(buckets, STRANGER, 'writing', RATES, 0).retryAfter).toBe(10)
  expect(takeRequest(buckets, STRANGER, 'writing', RATES, 9_000).retryAfter).toBe(1)
  expect(takeRequest(buckets, STRANGER, 'writing', RATES, 10_000).retryAfter).toBeNull()
})

test('reading and writing are counted apart, and so is every asker', () => {
  const buckets = openBuckets()
  for (let asked = 0; asked < 7; asked += 1) takeRequest(buckets, STRANGER, 'writing', RATES, 0)
  expect(takeRequest(buckets, STRANGER, 'reading', RATES, 0).left).toBe(59)
  expect(takeRequest(buckets, { ...STRANGER, key: 'address 192.0.2.2' }, 'writing', RATES, 0).left).toBe(5)
})

test('an administrator has ten times as many, so that bulk work is not held up', () => {
  expect(takeRequest(openBuckets(), { key: 'token', isAdministrator: true }, 'writing', RATES, 0)).toMatchObject({
    quota: 60,
    left: 59,
  })
})

test('a clock that goes back takes nothing away', () => {
  const buckets = openBuckets()
  takeRequest(buckets, STRANGER, 'reading', RATES, 100_000)
  expect(takeRequest(buckets, STRANGER, 'reading', RATES, 0).left).toBe(58)
})

test('the headers are those of draft-ietf-httpapi-ratelimit-headers', () => {
  const taken = takeRequest(openBuckets(), STRANGER, 'reading', RATES, 0)
  expect(rateHeaders(taken)).toEqual({ 'RateLimit-Policy': '"reading";q=60;w=60', RateLimit: '"reading";r=59;t=1' })
  expect(rateHeaders({ ...taken, retryAfter: 3 })['Retry-After']).toBe('3')
})

test('the setting is two numbers, or off, and nothing else', () => {
  expect(parseRates(undefined)).toEqual({ reading: 1200, writing: 600 })
  expect(parseRates('10/5')).toEqual({ reading: 10, writing: 5 })
  expect(parseRates('off')).toBeNull()
  for (const bad of ['10', '0/5', '10/', 'a/b', '-1/2']) expect(() => parseRates(bad)).toThrow('COLOPHON_RATE_LIMIT')
})

test('of X-Forwarded-For only the last address counts: anyone can write those before it', () => {
  expect(addressOf(new Headers({ 'x-forwarded-for': '10.0.0.1, 192.0.2.7' }))).toBe('192.0.2.7')
  expect(addressOf(new Headers())).toBe('unknown')
})
