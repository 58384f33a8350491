import { CodeText } from '#app/_ui/code-block.tsx'
import { Section } from '#app/_ui/section.tsx'

const SHOWN = 20_000

/** What an importer did not understand, word for word, by format; folded. Empty: no section. */
export function KeptSection({ kept, path }: { kept: Readonly<Record<string, unknown>>; path: string }) {
  const formats = Object.entries(kept)
  if (formats.length === 0) return null
  return (
    <Section
      title="Kept word for word"
      intro="What an import held and Colophon has no field for. It is kept as it was, and nothing is concluded from it."
    >
      {formats.map(([format, value]) => (
        <Kept key={format} format={format} text={JSON.stringify(value, null, 2)} path={path} />
      ))}
    </Section>
  )
}

function Kept({ format, text, path }: { format: string; text: string; path: string }) {
  return (
    <details className="mb-3">
      <summary>{format}</summary>
      <CodeText text={text.slice(0, SHOWN)} label={`Kept from ${format}`} />
      {text.length > SHOWN && (
        <p className="small second">
          The first 20,000 characters. <a href={`/api/v1/datasets/${path}`}>All of it, as data</a>
        </p>
      )}
    </details>
  )
}
