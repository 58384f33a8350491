import { CopyButton } from './copy-button.tsx'

type Look = 'boxed' | 'bare' | 'whole'

/**
 * `sha256:` with the first 8 and the last 4 hex digits; the whole digest in the tooltip, on the clipboard and on paper.
 * `bare`: within evidence, no border and no button. `whole`: every digit, wrapping.
 */
export function DigestChip({ digest, look = 'boxed' }: { digest: string; look?: Look }) {
  const hex = digest.replace(/^sha256:/, '')
  return (
    <span className={`digest${look === 'boxed' ? '' : ` ${look}`}`} data-digest="">
      <code title={digest} data-whole={digest}>
        sha256:<b>{look === 'whole' ? hex : hex.slice(0, 8)}</b>
        {look !== 'whole' && `…${hex.slice(-4)}`}
      </code>
      {look !== 'bare' && <CopyButton text={digest} label="Copy the whole digest" />}
    </span>
  )
}
