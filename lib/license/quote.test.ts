import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { pageText } from './page-text.ts'
import { judgeQuote, surroundingsOf } from './quote.ts'
import { wordDifference } from './word-difference.ts'

const page = (text: string, mediaType = 'text/html') => ({
  bytes: Buffer.from(text),
  mediaType,
  sha256: String(text.length),
})
const quote = 'This work is licensed under CC BY 4.0'

test('a page that changed elsewhere still says the quote', () => {
  const html = `<html><head><title>${quote}</title></head><p>This  work is\n licensed under <b>CC BY 4.0</b>. New banner.</p>`
  expect(judgeQuote({ quote, baseline: 'other' }, page(html)).outcome).toBe('as-quoted')
})

test('words that went make it changed; scripts and titles do not count as words of the page', () => {
  const html = `<title>${quote}</title><script>"${quote}"</script><p>All rights reserved.</p>`
  expect(judgeQuote({ quote, baseline: null }, page(html)).outcome).toBe('changed')
})

test('without a quote, and for what is no text, only equal bytes speak', () => {
  const pdf = page('%PDF-1.7 \u0000', 'application/pdf')
  expect(judgeQuote({ quote: '', baseline: pdf.sha256 }, pdf).outcome).toBe('as-quoted')
  expect(judgeQuote({ quote, baseline: 'other' }, pdf).outcome).toBe('changed')
  expect(judgeQuote({ quote, baseline: null }, pdf)).toMatchObject({ outcome: 'as-quoted', note: /first bytes/ })
})

test('typographic quotes, dashes and case do not count', () => {
  const words = 'the “author’s” terms — all'
  expect(judgeQuote({ quote: 'The "author\'s" terms - all', baseline: null }, page(words, 'text/plain')).outcome).toBe(
    'as-quoted',
  )
})

test('the surroundings of a quote that went are those of the place that shares its words', () => {
  const text = `${'a word '.repeat(400)} This work is licensed under CC BY-NC 4.0 ${'another one '.repeat(400)}`
  const around = surroundingsOf(quote, text)
  expect(around).toContain('CC BY-NC 4.0')
  expect(around.length).toBeLessThan(1200)
})

test('hostile pages end: a million open elements, broken UTF-8, text that is binary', () => {
  expect(pageText(Buffer.from('<div>'.repeat(1_000_000)), 'text/html')).toBe('')
  expect(pageText(Buffer.from([0xff, 0xfe, 0x41]), 'text/plain; charset=nonsense')).toContain('A')
  expect(pageText(Buffer.from('a\u0000b'), 'text/plain')).toBeNull()
})

test('a difference holds both passages: what stayed and went is the one, what stayed and came the other', () => {
  const words = fc.array(fc.constantFrom('all', 'rights', 'reserved', 'free', 'to', 'use'), { maxLength: 30 })
  fc.assert(
    fc.property(words, words, (a, b) => {
      const runs = wordDifference(a.join(' '), b.join(' '))
      const side = (without: string) =>
        runs
          .filter(({ kind }) => kind !== without)
          .map(({ text }) => text)
          .join(' ')
      expect(side('added')).toBe(a.join(' '))
      expect(side('removed')).toBe(b.join(' '))
    }),
  )
})
