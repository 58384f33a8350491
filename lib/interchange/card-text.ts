/** A dataset card in its two parts; lines end with `\n`. `front` is null if the card has no front matter. */
export type CardText = {
  front: { text: string; line: number } | null
  body: string
  bodyLine: number
  unclosed: boolean
}

/**
 * Splits a card (README.md) by hand into the YAML between its first two `---` lines and the Markdown after it. White space
 * before the first `---`, `\r\n` and `\r` are taken as the Hub takes them. `unclosed`: the second `---` is missing.
 */
export function splitCard(text: string): CardText {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const first = lines.findIndex((line) => line.trim() !== '')
  if (first === -1 || !isFence(lines[first]))
    return { front: null, body: lines.join('\n'), bodyLine: 1, unclosed: false }
  const last = lines.findIndex((line, index) => index > first && isFence(line))
  if (last === -1) return { front: null, body: '', bodyLine: first + 1, unclosed: true }
  const front = { text: lines.slice(first + 1, last).join('\n'), line: first + 2 }
  return { front, body: lines.slice(last + 1).join('\n'), bodyLine: last + 2, unclosed: false }
}

/** A section of Markdown: the text between a heading of this name and the next heading, with its first line. */
export function sectionOf(card: CardText, name: RegExp): { text: string; line: number } | null {
  const lines = card.body.split('\n')
  const start = lines.findIndex((line) => /^#{1,6}\s/.test(line) && name.test(line.replace(/^#+\s+/, '')))
  if (start === -1) return null
  const length = lines.slice(start + 1).findIndex((line) => /^#{1,6}\s/.test(line))
  const text = lines
    .slice(start + 1, length === -1 ? undefined : start + 1 + length)
    .join('\n')
    .trim()
  return isFilledIn(text) ? { text, line: card.bodyLine + start } : null
}

/** The card's first heading, without "Dataset Card for" and quotes, and its line. */
export function headingOf(card: CardText): { text: string; line: number } | null {
  const lines = card.body.split('\n')
  const index = lines.findIndex((line) => /^#\s+\S/.test(line))
  const heading = lines[index]?.replace(/^#\s+/, '').replace(/^Dataset Card for\s+/i, '')
  const text = heading?.replace(/^["'`]+|["'`]+$/g, '').trim()
  return text ? { text, line: card.bodyLine + index } : null
}

/** The first paragraph that is neither heading, list, table, markup nor a template's placeholder. */
export function firstParagraph(card: CardText): { text: string; line: number } | null {
  const lines = card.body.split('\n')
  let start = -1
  for (const [index, line] of [...lines, ''].entries()) {
    const isText = /^\s{0,3}[^\s#<|>*\-`[!{=+]/.test(line)
    if (start === -1 && isText) start = index
    if (start === -1 || line.trim() !== '') continue
    const text = lines.slice(start, index).join('\n').trim()
    if (isFilledIn(text)) return { text, line: card.bodyLine + start }
    start = -1
  }
  return null
}

/** The addresses after "Homepage:", "Repository:" and "Paper:" in a card that follows the Hub's template, with their lines. */
export function namedAddresses(card: CardText): { name: string; url: string; line: number }[] {
  return card.body.split('\n').flatMap((line, index) => {
    const [, name, rest] = /^\s*[-*]\s+\*\*(Homepage|Repository|Paper)[^*]{0,20}\*\*:?(.{0,2000})$/i.exec(line) ?? []
    if (name === undefined || rest === undefined || !isFilledIn(rest)) return []
    const urls = rest.match(/https?:\/\/[^\s()[\]<>"]+/g) ?? []
    return [...new Set(urls.map((url) => url.replace(/[.,;]+$/, '')))].map((url) => ({
      name: name.toLowerCase(),
      url,
      line: card.bodyLine + index,
    }))
  })
}

function isFence(line: string | undefined): boolean {
  return line !== undefined && /^\s{0,3}---\s*$/.test(line)
}

function isFilledIn(text: string): boolean {
  return text.trim() !== '' && !/^\[?(?:More Information Needed|Needs More Information)\]?/i.test(text.trim())
}
