import { expect, test } from '@playwright/test'
import { isMeant, type RecordRule, rulePattern, rulePrefix } from './record-rule.ts'

const HOST: RecordRule = { host: 'a.example', withSubdomains: false, scheme: null, port: null, path: null }

function meant(over: Partial<RecordRule>, urls: string[]): boolean[] {
  return urls.map((url) => isMeant({ ...HOST, ...over }, url))
}

test('a host is meant on any scheme and port, in any case, with a final dot; hosts below it only if asked for', () => {
  const own = ['https://a.example', 'HTTP://A.example.:8080/x', 'ftp://u:p@a.example/']
  expect(meant({}, own)).toEqual([true, true, true])
  const others = ['https://b.a.example/', 'https://xa.example/', 'https://example/', 'a.example/x', '']
  expect(meant({}, others)).toEqual([false, false, false, false, false])
  expect(meant({ withSubdomains: true }, others)).toEqual([true, false, false, false, false])
})

test('a host beyond ASCII is meant by its A-labels', () => {
  expect(meant({ host: 'xn--bcher-kva.example' }, ['https://bücher.example/x', 'https://BÜCHER.example/'])).toEqual([
    true,
    true,
  ])
})

test('a scheme and a port hold where they are given', () => {
  const urls = ['https://a.example/', 'http://a.example/', 'http://a.example:443/']
  expect(meant({ scheme: 'https' }, urls)).toEqual([true, false, false])
  expect(meant({ port: 443 }, urls)).toEqual([true, false, true])
})

test('a prefix ends where a segment does, a pattern anywhere', () => {
  const urls = ['/a', '/a/b', '/a?b', '/a#b', '/ab', '/'].map((path) => `https://a.example${path}`)
  expect(meant({ path: { prefix: rulePrefix('/a') } }, urls)).toEqual([true, true, true, true, false, false])
  expect(meant({ path: { pattern: rulePattern('/a') } }, urls)).toEqual([true, true, true, true, true, false])
  expect(meant({ path: { pattern: rulePattern('/a$') } }, urls)).toEqual([true, false, false, true, false, false])
  expect(meant({ path: { prefix: '' } }, urls)).toEqual(urls.map(() => true))
})

test('escapes are compared in one form, and a star in an address is none in a prefix', () => {
  const path = { pattern: rulePattern('/%7Eé/*.JPG$') }
  const urls = ['https://a.example/~%c3%a9/1.JPG', 'https://a.example/%7eé/1.jpg']
  expect(meant({ path }, urls)).toEqual([true, false])
  expect(meant({ path: { ...path, isCaseless: true } }, urls)).toEqual([true, true])
  expect(meant({ path: { prefix: rulePrefix('/a*') } }, ['https://a.example/a*', 'https://a.example/ab'])).toEqual([
    true,
    false,
  ])
})
