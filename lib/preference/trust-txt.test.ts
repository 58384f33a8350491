import { expect, test } from '@playwright/test'
import { evaluateSignals } from './evaluate.ts'
import type { Signal } from './signal.ts'
import { parseTrustTxt } from './trust-txt.ts'

const at = (path: string, body: string | null): Signal => ({
  mechanism: 'trust-txt',
  location: `https://a.example${path}`,
  body: body === null ? null : Buffer.from(body),
  headers: [],
})
const training = (...signals: Signal[]) => {
  const { literal, protective } = evaluateSignals(signals, { url: 'https://a.example/x', agent: '', media: null })
  return [literal['train-gen'].value, protective['train-gen'].value]
}
const [YES, NO] = ['datatrainingallowed=yes', 'datatrainingallowed=no']

for (const [text, expected] of [
  [`\uFEFF${NO}\r\n`, [false]],
  [`a=b\r${YES}\r`, [true]],
  ['DataTrainingAllowed\t=\tYES # ours', [true]],
  ['datatrainingallowed=none\ndatatrainingallowed:no\nx datatrainingallowed=no\n#datatrainingallowed=no', []],
  [`${'member=x\n'.repeat(10_000)}${NO}`, [false]],
] as const)
  test(`the lines that speak of training in ${JSON.stringify(text.slice(-60))}`, () => {
    expect(parseTrustTxt(Buffer.from(text)).map(({ isAllowed }) => isAllowed)).toEqual(expected)
  })

test('octets that are no UTF-8 spoil no other line', () => {
  expect(parseTrustTxt(Buffer.from(`contact=caf\u00e9\n${NO}`, 'latin1'))).toMatchObject([
    { line: 2, isAllowed: false },
  ])
})

test('the well-known place counts where there is no file at the root, else for its denies in protective', () => {
  expect(training(at('/.well-known/trust.txt', YES))).toEqual(['allow', 'allow'])
  expect(training(at('/.well-known/trust.txt', NO), at('/trust.txt', YES))).toEqual(['allow', 'deny'])
  expect(training(at('/trust.txt', NO), at('/.well-known/trust.txt', YES))).toEqual(['deny', 'deny'])
  expect(training(at('/trust.txt', 'a=b'), at('/.well-known/trust.txt', YES))).toEqual(['unspecified', 'unspecified'])
  expect(training(at('/trust.txt', '<html>'), at('/.well-known/trust.txt', YES))).toEqual(['allow', 'allow'])
})

test('a place that could not be read holds what the other allows', () => {
  expect(training(at('/trust.txt', null), at('/.well-known/trust.txt', YES))).toEqual(['unreadable', 'unreadable'])
})
