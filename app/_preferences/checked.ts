import type { ShownDecision } from './shown-decision.ts'

/** At most so many addresses are checked on the page; the API takes ten thousand. */
export const CHECKED_ON_PAGE = 50

/** What is known of one address: nothing where its host was never asked, or where it is no address of the web. */
export type CheckedAddress =
  | { url: string; state: 'decided'; observedAt: string; decision: ShownDecision }
  | { url: string; state: 'not-observed' | 'no-address' }

/** What the form shows: nothing yet, what is wrong with what was sent, or an answer for each address. */
export type CheckState =
  | { kind: 'start'; text: string }
  | { kind: 'fault'; text: string; message: string }
  | { kind: 'answers'; text: string; at: string; items: CheckedAddress[] }

/** The addresses that were written, one a line; a fault where there are none or too many. */
export function addressesOf(text: string): { urls: string[] } | { fault: string } {
  const urls = text
    .split(/\s*\n\s*/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (urls.length === 0) return { fault: 'Write at least one address, such as https://a.example/essay.' }
  if (urls.length > CHECKED_ON_PAGE)
    return { fault: `These are ${urls.length} addresses. The page takes ${CHECKED_ON_PAGE}; the API takes 10,000.` }
  const long = urls.findIndex((url) => url.length > 8000)
  return long === -1 ? { urls } : { fault: `The address on line ${long + 1} is longer than 8,000 characters.` }
}
