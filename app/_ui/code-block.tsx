import { CopyButton } from './copy-button.tsx'

/** A command or a document in mono, with a button to copy it. `label` says what it is. */
export function CodeBlock({ text, label }: { text: string; label: string }) {
  return (
    <div className="code-block">
      <CodeText text={text} label={label} />
      <CopyButton text={text} label={`Copy: ${label}`} />
    </div>
  )
}

/** The text alone. Long lines scroll and never wrap, so it can be reached and scrolled by the keyboard. */
export function CodeText({ text, label }: { text: string; label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard (WCAG 2.1.1).
    <figure className="code-text" aria-label={label} tabIndex={0}>
      <pre>{text}</pre>
    </figure>
  )
}
