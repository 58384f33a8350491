import { expect, test } from '@playwright/test'
import { evaluateSignals } from '#lib/preference/evaluate.ts'
import type { Signal } from '#lib/preference/signal.ts'
import { shownDecision } from './shown-decision.ts'

const robots = (body: string | null): Signal => ({
  mechanism: 'robots-txt',
  location: 'https://a.example/robots.txt',
  body: body === null ? null : Buffer.from(body),
  headers: [],
})
const shown = (body: string | null) =>
  shownDecision(evaluateSignals([robots(body)], { url: 'https://a.example/x', agent: 'Colophon', media: null }))

test('agents that are refused by one line stand once, each by its name', () => {
  const { said, protective, literal } = shown('User-agent: GPTBot\nUser-agent: CCBot\nDisallow: /\n')
  expect(said.map(({ locator, names }) => [locator, names.toSorted()])).toEqual([['line 3', ['CCBot', 'GPTBot']]])
  expect([protective['train-gen'], literal['train-gen']]).toEqual(['disallowed', 'unknown'])
})

test('places that could not be read are told once, and puts every use on hold', () => {
  const { said, unread, protective } = shown(null)
  expect(said).toEqual([])
  expect(unread).toEqual([{ places: ['https://a.example/robots.txt'], failure: 'not read', since: null }])
  expect(new Set(Object.values(protective))).toEqual(new Set(['on-hold']))
})
