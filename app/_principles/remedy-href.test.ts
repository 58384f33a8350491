import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { RUBRIC } from '#lib/assessment/rubric.ts'
import { remedyHref } from './remedy-href.ts'

const APP = fileURLToPath(new URL('..', import.meta.url))

/** The file of the page at an address about version 1 of lab/whales. */
function pageFile(href: string): string {
  const [path = ''] = href.split(/[?#]/)
  const folder = path
    .replace('/datasets/lab/whales', '/datasets/[org]/[name]')
    .replace('/versions/1', '/versions/[version]')
    .replace(/\/facts\/[^/]+$/, '/facts/[key]')
  return `${APP}${folder}/page.tsx`
}

test('the remedy of every criterion leads to a page that there is', () => {
  for (const { id, mend } of RUBRIC.criteria) {
    const href = remedyHref('lab/whales', '1', id, mend)
    expect(href, id).not.toBeNull()
    expect(existsSync(pageFile(href ?? '')), `${id} ${href}`).toBe(true)
  }
})

test('a remedy leads to the very form: the question, the part, the hosts', () => {
  const of = (id: string) => {
    const mend = RUBRIC.criteria.find((one) => one.id === id)?.mend
    return mend === undefined ? null : remedyHref('lab/whales', '1', id, mend)
  }
  const version = '/datasets/lab/whales/versions/1'
  expect(of('1.1')).toBe(`${version}/licences/conclude?part=version`)
  expect(of('1.2')).toBe(`${version}/licences#parts`)
  expect(of('2.4')).toBe(`${version}/principles/facts/processing`)
  expect(of('3.1')).toBe(`${version}/preferences#ask`)
  expect(of('4.3')).toBe('/datasets/lab/whales/versions/new')
})
