import type { HtmlTag } from './html-tags.ts'

/**
 * Where an element stands. `head`: in the document's head. `noscript`: in a noscript of the head, which a reader with script does not see.
 * `body`: after the head has ended, where some readers look and others don't.
 */
export type HeadPlace = 'head' | 'noscript' | 'body'

/** A meta, link or script. `text`: what is inside, for a script. `locator`: its line and path, as `line 3, head > meta[2]`. */
export type HeadElement = {
  name: 'meta' | 'link' | 'script'
  attributes: ReadonlyMap<string, string>
  text: string
  place: HeadPlace
  locator: string
  quote: string
}

const IN_HEAD = ['base', 'basefont', 'bgsound', 'link', 'meta', 'noframes', 'script', 'style', 'template', 'title']
const ENDS_HEAD = ['body', 'html', 'br']

const RAW_TEXT = ['script', 'style', 'title', 'noframes', 'textarea', 'iframe', 'noembed', 'xmp']

/**
 * Walks through the tags of a page by HTML's own rules for its head and keeps the elements with their places (HTML, "The rules for parsing
 * tokens in HTML content", insertion modes "in head" and "after head"). A noscript is what it is for a reader with script: text.
 */
export class HeadReader {
  readonly elements: HeadElement[] = []
  state: 'head' | 'after' | 'body' = 'head'
  private templates = 0
  private isNoscript = false
  private rawText: string | null = null
  private script: HeadElement | null = null
  private line = 1
  private counted = 0
  private readonly counts = new Map<string, number>()
  private readonly html: string

  constructor(html: string) {
    this.html = html
  }

  read(tag: HtmlTag): void {
    if (tag.kind === 'text') this.readText(tag.text)
    else if (tag.kind === 'close') this.readEnd(tag.name)
    else this.readStart(tag)
  }

  private readText(text: string): void {
    if (this.script !== null) this.script.text += text
    const isInside = this.rawText !== null || this.templates > 0 || this.isNoscript
    if (!isInside && /[^\t\n\f\r ]/.test(text)) this.state = 'body'
  }

  private readEnd(name: string): void {
    if (name === this.rawText) {
      this.rawText = null
      this.script = null
    }
    if (name === 'template' && this.templates > 0) this.templates -= 1
    if (name === 'noscript') this.isNoscript = false
    if (this.templates > 0 || this.isNoscript || this.state === 'body') return
    if (name === 'head') this.state = 'after'
    if (ENDS_HEAD.includes(name)) this.state = 'body'
  }

  private readStart(tag: Extract<HtmlTag, { kind: 'open' }>): void {
    const { name } = tag
    if (RAW_TEXT.includes(name)) this.rawText = name
    if (this.templates === 0 && !this.isNoscript && this.endsHead(name)) this.state = 'body'
    if (this.templates === 0 && (name === 'meta' || name === 'link' || name === 'script')) this.keep(tag, name)
    if (name === 'template') this.templates += 1
    if (name === 'noscript' && this.templates === 0 && this.state === 'head') this.isNoscript = true
  }

  private endsHead(name: string): boolean {
    if (IN_HEAD.includes(name) || name === 'html' || name === 'head') return false
    return name !== 'noscript' || this.state === 'after'
  }

  private keep(tag: Extract<HtmlTag, { kind: 'open' }>, name: HeadElement['name']): void {
    const place = this.state === 'body' ? 'body' : this.isNoscript ? 'noscript' : 'head'
    const path = place === 'noscript' ? `head > noscript > ${name}` : `${place} > ${name}`
    const count = (this.counts.get(path) ?? 0) + 1
    this.counts.set(path, count)
    const locator = `line ${this.lineAt(tag.start)}, ${path}[${count}]`
    const quote = this.html.slice(tag.start, Math.min(tag.end, tag.start + 500))
    const element: HeadElement = { name, attributes: tag.attributes, text: '', place, locator, quote }
    this.elements.push(element)
    if (name === 'script') this.script = element
  }

  private lineAt(start: number): number {
    this.line += (this.html.slice(this.counted, start).match(/\r\n?|\n/g) ?? []).length
    this.counted = start
    return this.line
  }
}
