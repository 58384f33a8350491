import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

export type BannerKind = 'tomb' | 'bad' | 'warn' | 'good' | 'note'

const SIGNS = { tomb: 'i-tomb', bad: 'i-stop', warn: 'i-warn', good: 'i-good', note: 'i-note' } as const

type BannerProps = { kind: BannerKind; title: ReactNode; children?: ReactNode; heading?: 'h2' | 'h3' | 'p' }

/** What one must know before reading on: withdrawn (never red), a fault, a warning, that something holds, a note. */
export function Banner({ kind, title, children, heading: Heading = 'p' }: BannerProps) {
  return (
    <div className={`banner ${kind}`}>
      <Icon name={SIGNS[kind]} />
      <div>
        <Heading className="head m-0">{title}</Heading>
        {children !== undefined && <div className="more">{children}</div>}
      </div>
    </div>
  )
}
