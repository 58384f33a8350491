import { expect, test } from '@playwright/test'
import { readView, viewHref } from './view.ts'

const PAGE = '/datasets/lab/whales/versions/1/preferences'

test('an address that asks for nothing, or for nonsense, shows generative training in the protective reading', () => {
  const first = { leaf: 'train-gen', profile: 'protective', by: 'records', word: null, q: '', cursor: null }
  expect(readView({})).toEqual(first)
  expect(readView({ leaf: 'toString', profile: ['x'], by: '', word: '__proto__', q: '  ', cursor: '' })).toEqual(first)
  expect(viewHref(PAGE, readView({}))).toBe(PAGE)
})

test('what a view shows stands in its address, and is read back', () => {
  const view = readView({ leaf: 'search', profile: 'literal', by: 'tokens', word: 'on-hold', q: ' A&B ', cursor: 'x' })
  const href = viewHref(PAGE, view, { cursor: 'y' })
  expect(readView(Object.fromEntries(new URL(href, 'https://a.example').searchParams))).toEqual({
    ...view,
    cursor: 'y',
  })
  expect(view.q).toBe('a&b')
})

test('another use or another search begins the hosts anew', () => {
  expect(viewHref(PAGE, readView({ cursor: 'x' }), { leaf: 'search' })).toBe(`${PAGE}?leaf=search`)
})
