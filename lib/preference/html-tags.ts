import { Tokenizer } from 'htmlparser2'

/** A start tag, an end tag, or a run of text of an HTML document. `start` and `end` count characters of the text. */
export type HtmlTag =
  | { kind: 'open'; name: string; attributes: ReadonlyMap<string, string>; start: number; end: number }
  | { kind: 'close'; name: string; start: number; end: number }
  | { kind: 'text'; text: string; start: number; end: number }

/**
 * The tags of an HTML text in their order, names in lower case, references in attributes and text resolved, the first of two attributes of
 * one name kept. No tree is made. Comments and declarations are left out, what is inside script, style, title and their like is
 * text, a tag that the text ends in is none. Never throws; linear.
 */
export function htmlTags(html: string): HtmlTag[] {
  const tags: HtmlTag[] = []
  let open = { name: '', attributes: new Map<string, string>(), start: 0 }
  let attribute = { name: '', value: '' }
  const close = (end: number) => {
    tags.push({ kind: 'open', ...open, end: end + 1 })
  }
  const tokenizer = new Tokenizer(
    {},
    {
      onopentagname(start, end) {
        open = { name: html.slice(start, end).toLowerCase(), attributes: new Map(), start: start - 1 }
      },
      onattribname(start, end) {
        attribute = { name: html.slice(start, end).toLowerCase(), value: '' }
      },
      onattribdata(start, end) {
        attribute.value += html.slice(start, end)
      },
      onattribentity(codepoint) {
        attribute.value += String.fromCodePoint(codepoint)
      },
      onattribend() {
        if (!open.attributes.has(attribute.name)) open.attributes.set(attribute.name, attribute.value)
      },
      onopentagend: close,
      onselfclosingtag: close,
      onclosetag(start, end) {
        tags.push({ kind: 'close', name: html.slice(start, end).toLowerCase(), start: start - 2, end: end + 1 })
      },
      ontext(start, end) {
        tags.push({ kind: 'text', text: html.slice(start, end), start, end })
      },
      ontextentity(codepoint, end) {
        tags.push({ kind: 'text', text: String.fromCodePoint(codepoint), start: end, end })
      },
      oncdata() {},
      oncomment() {},
      ondeclaration() {},
      onend() {},
      onprocessinginstruction() {},
    },
  )
  tokenizer.write(html)
  tokenizer.end()
  return tags
}
