import type { ReactNode } from 'react'
import { DigestChip } from './digest-chip.tsx'
import { Headpiece } from './headpiece.tsx'

type TitleProps = {
  title: string
  /** The version's label. */
  version?: string
  /** The version's digest; a draft has none, and so no ornament. */
  digest?: string | null
  state?: 'draft' | 'published' | 'superseded' | 'withdrawn'
  /** `h1`, but on the specimen sheet. */
  level?: 'h1' | 'h3'
  /** Short facts under the title: `<span><b>Published</b> 5 June 2026</span>`. */
  children?: ReactNode
}

/** Which exact thing a page is about: name, label, ornament, facts, digest to copy. Always at the top. */
export function TitleBlock({ title, version, digest = null, state, level: Heading = 'h1', children }: TitleProps) {
  return (
    <>
      <div className={state === 'withdrawn' ? 'title gone' : 'title'}>
        <Heading className="name">{title}</Heading>
        {version !== undefined && <span className="ver">{version}</span>}
      </div>
      {digest !== null && <Headpiece digest={digest} />}
      <div className="under">
        {children}
        {digest !== null && <DigestChip digest={digest} />}
      </div>
    </>
  )
}
