/** The most characters of a value that are shown. */
const LONGEST = 400

/** A value as it stands on a page: whole, or its beginning. The whole is in the data. */
export function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
