import type { TypePart } from './schema-words.ts'

/** A type in words; the names of schemas lead to where they are described. */
export function TypeText({ parts }: { parts: readonly TypePart[] }) {
  return parts.map(({ text, schema }) =>
    schema === undefined ? (
      <span key={text}>{text}</span>
    ) : (
      <a key={text} href={`/docs/api/objects#schema-${schema}`}>
        {text}
      </a>
    ),
  )
}
