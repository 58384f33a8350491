import { expect, test } from '@playwright/test'
import { evaluateSignals } from '#lib/preference/evaluate.ts'
import type { ReadingGroup } from '#lib/preference/reading-hosts.ts'
import { mergeJudged } from './judged-groups.ts'
import { shownDecision } from './shown-decision.ts'

const UNKNOWN = {
  search: 'unknown',
  'ai-index': 'unknown',
  'ai-input': 'unknown',
  'train-gen': 'unknown',
  'train-nongen': 'unknown',
  'tdm-other': 'unknown',
} as const

function judged(path: string, records: number, header: string) {
  const url = `https://a.example${path}`
  const group: ReadingGroup = {
    origin: 'https://a.example',
    records,
    tokens: null,
    url,
    retrievedAt: null,
    basis: 'observed',
    literal: UNKNOWN,
    protective: UNKNOWN,
  }
  const headers: [string, string][] = [['X-Robots-Tag', header]]
  const signal = { mechanism: 'robots-tag' as const, location: url, body: null, headers }
  return { group, decision: shownDecision(evaluateSignals([signal], { url, agent: 'Colophon', media: null })) }
}

test('pages that were sent with the same words stand together, others apart, the most records first', () => {
  const merged = mergeJudged([judged('/1', 1, 'noai'), judged('/2', 1, 'noimageai'), judged('/3', 2, 'noai')])
  expect(merged.map(({ url, records, groups }) => [url, records, groups])).toEqual([
    ['https://a.example/1', 3, 2],
    ['https://a.example/2', 1, 1],
  ])
})

test('records of an origin that was never asked stand together', () => {
  const groups = [judged('/1', 1, 'noai'), judged('/2', 4, 'noai')].map(({ group }) => ({ group, decision: null }))
  expect(mergeJudged(groups)).toMatchObject([{ records: 5, groups: 2, decision: null }])
})
