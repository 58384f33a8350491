import { micromark, type Options } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'

/** How many characters of a text are set; the rest is cut, and the page says so. */
export const MARKDOWN_LIMIT = 50_000

/**
 * CommonMark with GFM's tables, strikethrough and links. Not understood: indented code (cards indent at will), footnotes
 * (their ids would clash), blocks of HTML (their text becomes a paragraph). Tags are dropped, the text between them stays.
 */
const READING: Options = {
  extensions: [
    gfm(),
    {
      disable: {
        null: ['codeIndented', 'gfmFootnoteCall', 'gfmFootnoteDefinition', 'gfmPotentialFootnoteCall', 'htmlFlow'],
      },
    },
  ],
  htmlExtensions: [
    gfmHtml(),
    {
      enter: {
        htmlText() {
          this.buffer()
        },
      },
      exit: {
        htmlText() {
          this.resume()
        },
      },
    },
  ],
}

/**
 * Markdown by strangers as HTML that can do no harm: no tag of
 * theirs, only links to http, https and mailto, marked as a stranger's; pictures as links; headings two levels lower, so
 * that they stand under the page's own.
 */
export function markdownHtml(text: string): string {
  const bounded = flattened(text.slice(0, MARKDOWN_LIMIT))
  if (cost(bounded) > COST_LIMIT) return asWritten(bounded)
  return scrollable(lowered(ticked(relinked(micromark(bounded, READING)))))
}

/** About half a second. A paragraph of 14,000 characters with a sign in every tenth place stays below, as do 5,000 lines. */
const COST_LIMIT = 2e7

/**
 * How much work a text asks for. Within one paragraph each sign may be tried against all the rest of it, so that fifty
 * thousand characters of `*a_ ` would take half a minute; a line counts as much as 4,000 such trials.
 */
function cost(text: string): number {
  const paragraphs = text.split(/\n[ \t]*\n/)
  const trials = paragraphs.map((paragraph) => paragraph.length * (paragraph.match(/[*_~[\]<`]/g)?.length ?? 0))
  return trials.reduce((sum, count) => sum + count, text.split('\n').length * 4000)
}

/** A text that asks for too much work is not understood as Markdown; it stands as it was written. */
function asWritten(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<pre tabindex="0">${escaped}</pre>`
}

/** A line opens at most eight containers: quotes or lists a thousand deep are somebody's joke, and cost quadratic time. */
function flattened(text: string): string {
  return text.replace(/^((?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])[ \t]?){8})(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])[ \t]?)+/gm, '$1')
}

const LINK_OR_PICTURE = /<a href="([^"]*)"[^>]*>|<\/a>|<img src="([^"]*)" alt="([^"]*)"[^>]*>/g

/** The tags here are micromark's own: whatever a stranger wrote has been escaped before. */
function relinked(html: string): string {
  let open: 'none' | 'link' | 'dead' = 'none'
  return html.replace(
    LINK_OR_PICTURE,
    (tag, href: string | undefined, src: string | undefined, alt: string | undefined) => {
      if (src !== undefined) return picture(src, alt ?? '', open)
      if (tag === '</a>') {
        const closing = open === 'link' ? '</a>' : ''
        open = 'none'
        return closing
      }
      open = isOutward(href ?? '') ? 'link' : 'dead'
      return open === 'link' ? anchor(href ?? '') : ''
    },
  )
}

function picture(src: string, alt: string, around: 'none' | 'link' | 'dead'): string {
  const words = alt.trim() === '' ? 'picture' : alt
  return around === 'link' || !isOutward(src) ? words : `${anchor(src)}${words}</a>`
}

function anchor(href: string): string {
  return `<a href="${href}" rel="nofollow ugc noopener noreferrer">`
}

/** A relative address would lead astray here: the text was written for another place. */
function isOutward(href: string): boolean {
  return /^(?:https?:\/\/|mailto:)/i.test(href)
}

function ticked(html: string): string {
  return html.replace(/<input type="checkbox" disabled=""( checked="")? ?\/?>/g, (_, on) =>
    on === undefined ? '☐' : '☑',
  )
}

function lowered(html: string): string {
  return html.replace(/<(\/?)h([1-6])>/g, (_, slash, level) => `<${slash}h${Math.min(Number(level) + 2, 6)}>`)
}

/** Wide tables and code scroll by themselves and can be reached by the keyboard. */
function scrollable(html: string): string {
  return html
    .replaceAll('<table>', '<figure class="scroll" tabindex="0" aria-label="Table, scrolls sideways"><table>')
    .replaceAll('</table>', '</table></figure>')
    .replaceAll('<pre>', '<pre tabindex="0">')
}
