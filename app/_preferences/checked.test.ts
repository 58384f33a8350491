import { expect, test } from '@playwright/test'
import { addressesOf, CHECKED_ON_PAGE, shownDecision } from './checked.ts'

test('addresses are read line by line; none, too many and a monster are faults', () => {
  expect(addressesOf('  https://a.example/ \r\n\n https://b.example/x\n')).toEqual({
    urls: ['https://a.example/', 'https://b.example/x'],
  })
  expect(addressesOf(' \n ')).toMatchObject({ fault: expect.stringContaining('at least one') })
  const many = Array.from({ length: CHECKED_ON_PAGE + 1 }, (_, place) => `https://a.example/${place}`).join('\n')
  expect(addressesOf(many)).toMatchObject({ fault: expect.stringContaining('51 addresses') })
  expect(addressesOf(`https://a.example/\nhttps://a.example/${'x'.repeat(8000)}`)).toMatchObject({
    fault: expect.stringContaining('line 2'),
  })
})

test('what is on hold has a word of its own; what is denied keeps its own', () => {
  const words = {
    search: 'unknown',
    'ai-index': 'unknown',
    'ai-input': 'unknown',
    'train-gen': 'disallowed',
    'train-nongen': 'unknown',
    'tdm-other': 'allowed',
  } as const
  const shown = shownDecision({
    access: 'unknown',
    accessRule: null,
    usages: words,
    protective: words,
    onHold: ['search', 'train-gen'],
    conditions: {},
    evidence: [],
    flags: [],
  })
  expect(shown.protective).toMatchObject({ search: 'on-hold', 'train-gen': 'disallowed', 'ai-index': 'unknown' })
})
