import { MARKDOWN_LIMIT, markdownHtml } from './markdown-html.ts'

/** A text that someone else wrote, set from Markdown; nothing in it runs, loads or leads anywhere but outward. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className="md">
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: markdownHtml lets no tag, script or picture of the text through; its tests try. */}
      <div dangerouslySetInnerHTML={{ __html: markdownHtml(text) }} />
      {text.length > MARKDOWN_LIMIT && (
        <p className="cut">The text is longer; its first 50,000 characters are shown.</p>
      )}
    </div>
  )
}
