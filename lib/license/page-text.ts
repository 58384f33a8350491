import { Tokenizer } from 'htmlparser2'

/** The most characters of a page that are searched for a quote. */
const TEXT_MAX = 4_000_000

/** Elements whose text nobody sees. */
const UNSEEN = new Set(['script', 'style', 'template', 'noscript', 'head', 'title'])

/** Elements that part no words. */
const INLINE = new Set(['a', 'abbr', 'b', 'code', 'em', 'i', 'span', 'strong', 'sub', 'sup', 'u'])

/**
 * The words of a page as a reader sees them, runs of white space as one space: of HTML its visible text, of other text formats
 * all of it. Null for what can't be read as text (PDF, pictures, bytes that are no text): there only the digest can speak.
 */
export function pageText(bytes: Uint8Array, mediaType: string): string | null {
  const [type = '', ...parameters] = mediaType.toLowerCase().split(';')
  const text = decode(bytes, charsetOf(parameters))
  if (text === null || !isText(type.trim(), text)) return null
  return oneLine(isHtml(type.trim(), text) ? visibleText(text) : text)
}

/** Runs of white space as one space, none at the ends. */
export function oneLine(text: string): string {
  return text.slice(0, TEXT_MAX).replace(/\s+/g, ' ').trim()
}

function isText(type: string, text: string): boolean {
  const said = type === '' || /^text\/|json|xml|yaml|markdown|javascript/.test(type)
  return said && !text.slice(0, 4096).includes('\u0000')
}

function isHtml(type: string, text: string): boolean {
  return /html/.test(type) || (type === '' && /^\s*<(?:!doctype html|html)/i.test(text))
}

function charsetOf(parameters: string[]): string {
  const named = parameters.map((one) => one.trim()).find((one) => one.startsWith('charset='))
  return named?.slice('charset='.length).replaceAll('"', '') ?? 'utf-8'
}

/** The text in the charset that is said, or in UTF-8 where that is none that is known. */
function decode(bytes: Uint8Array, charset: string): string | null {
  const known = ['utf-8', 'utf8', 'us-ascii', 'ascii'].includes(charset)
  const latin = ['iso-8859-1', 'latin1', 'windows-1252'].includes(charset)
  return new TextDecoder(latin && !known ? 'windows-1252' : 'utf-8').decode(bytes)
}

/** Read by the tokenizer alone: the parser's stack takes time by the square of the depth, and a page may be as deep as it likes. */
function visibleText(html: string): string {
  const text = html.slice(0, TEXT_MAX)
  const pieces: string[] = []
  let unseen: string | null = null
  const named = (start: number, end: number) => text.slice(start, end).toLowerCase()
  const nothing = () => {}
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      ontext: (start, end) => {
        if (unseen === null) pieces.push(text.slice(start, end))
      },
      ontextentity: (codePoint) => {
        if (unseen === null) pieces.push(String.fromCodePoint(codePoint))
      },
      onopentagname: (start, end) => {
        const name = named(start, end)
        if (unseen === null && UNSEEN.has(name)) unseen = name
        if (name === 'body') unseen = null
        if (!INLINE.has(name)) pieces.push(' ')
      },
      onclosetag: (start, end) => {
        const name = named(start, end)
        if (name === unseen) unseen = null
        if (!INLINE.has(name)) pieces.push(' ')
      },
      onattribdata: nothing,
      onattribentity: nothing,
      onattribend: nothing,
      onattribname: nothing,
      oncdata: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onend: nothing,
      onopentagend: nothing,
      onprocessinginstruction: nothing,
      onselfclosingtag: nothing,
    },
  )
  tokenizer.write(text)
  tokenizer.end()
  return pieces.join('')
}
