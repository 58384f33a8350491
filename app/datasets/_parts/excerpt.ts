import { markdownHtml } from '#app/_ui/markdown-html.ts'

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

/** The first words of a Markdown text as plain text, at most `most` characters, cut at a word with an ellipsis. */
export function excerptOf(markdown: string, most: number): string {
  const html = markdownHtml(markdown.slice(0, most * 4))
  const plain = html
    .replace(/<(?:h[1-6]|table)>[\s\S]*?<\/(?:h[1-6]|table)>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:!?)])/g, '$1')
    .trim()
  return plain.length <= most ? plain : `${plain.slice(0, most).replace(/\s\S*$/, '')} …`
}
