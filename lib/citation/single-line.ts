/**
 * The text as it can stand in one line of any citation format: control characters, line breaks and runs of white space
 * become one blank, halves of surrogate pairs become U+FFFD, the ends are trimmed. Writing direction marks stay.
 */
export function singleLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}
