import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from '@playwright/test'
import { turnToWantedForm, versionDoor } from './version-formats.ts'

const PAGE = '/datasets/lab/whales/versions/1.0.0'
const DOOR = '/api/v1/datasets/lab/whales/versions/1.0.0'

test('a version has a door of the API; its forms and other pages have none', () => {
  expect(versionDoor(PAGE)).toBe(DOOR)
  expect(versionDoor(`${PAGE}?x=1`)).toBe(DOOR)
  for (const url of ['/', '/datasets/lab/whales', `${PAGE}/cite`, '/datasets/lab/whales/versions/new'])
    expect(versionDoor(url)).toBeNull()
})

for (const [accept, expected] of [
  [undefined, PAGE],
  ['*/*', PAGE],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', PAGE],
  ['application/x-bibtex', DOOR],
  ['application/json', DOOR],
  ['application/vnd.colophon.record+json', DOOR],
  ['text/html;q=0.5, application/x-bibtex', DOOR],
  ['image/png', PAGE],
] as const) {
  test(`RFC 9110 §12.5.1: Accept "${accept ?? 'absent'}" leads to ${expected}`, () => {
    const request = new IncomingMessage(new Socket())
    Object.assign(request, { method: 'GET', url: PAGE, headers: accept === undefined ? {} : { accept } })
    turnToWantedForm(request)
    expect(request.url).toBe(expected)
  })
}
