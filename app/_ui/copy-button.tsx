'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { Icon } from './icon.tsx'

type State = 'idle' | 'copied' | 'failed'

const SPOKEN = { idle: '', copied: 'copied', failed: 'not copied: select the text and copy it by hand' } as const

/**
 * Puts `text` on the clipboard and says so for two seconds, to eyes and to readers of the screen. With `children` it is a
 * button with words, without it is a sign alone, named by `label`. Absent where there is no script.
 */
export function CopyButton({ text, label, children }: { text: string; label: string; children?: ReactNode }) {
  const [state, setState] = useState<State>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), 2000)
    return () => clearTimeout(timer)
  }, [state])
  const worded = children !== undefined
  return (
    <button
      type="button"
      className={`copy needs-script${worded ? ' btn' : ''}`}
      data-state={state}
      aria-label={label}
      title={label}
      onClick={() => writeText(text).then(setState)}
    >
      <Icon name={state === 'copied' ? 'i-tick' : 'i-copy'} />
      {worded && <span>{state === 'copied' ? 'copied' : state === 'failed' ? 'not copied' : children}</span>}
      <span className="vh" role="status">
        {SPOKEN[state]}
      </span>
    </button>
  )
}

/** Over plain http from another machine there is no clipboard; then it has to be done by hand. */
async function writeText(text: string): Promise<State> {
  if (navigator.clipboard === undefined) return 'failed'
  return navigator.clipboard.writeText(text).then(
    () => 'copied' as const,
    () => 'failed' as const,
  )
}
