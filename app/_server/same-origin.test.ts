import { expect, test } from '@playwright/test'
import { isSameOrigin } from './same-origin.ts'

const host = 'colophon.example'

for (const [headers, ours] of [
  [{ 'sec-fetch-site': 'same-origin', host }, true],
  [{ 'sec-fetch-site': 'same-site', host }, false],
  [{ 'sec-fetch-site': 'cross-site', host, origin: `https://${host}` }, false],
  [{ 'sec-fetch-site': 'none', host }, false],
  [{ origin: `https://${host}`, host }, true],
  [{ origin: 'https://evil.example', host }, false],
  [{ origin: 'null', host }, false],
  [{ host }, false],
] as const)
  test(`${JSON.stringify(headers)} ${ours ? 'comes' : 'does not come'} from a page of ours`, () => {
    expect(isSameOrigin(new Headers(headers))).toBe(ours)
  })
