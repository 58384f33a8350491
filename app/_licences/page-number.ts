/** The page of an address, from 1; what is no page is the first. */
export function readPage(text: string | string[] | undefined): number {
  const page = Number(Array.isArray(text) ? text[0] : text)
  return Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1
}
