import type { ReactNode } from 'react'
import type { RoomHref } from './rooms.ts'
import { SiteFooter } from './site-footer.tsx'
import { type Actor, SiteHeader } from './site-header.tsx'

type FrameProps = {
  /** The room this page belongs to, marked in the navigation. */
  current?: RoomHref
  /** Who reads. A page that is the same for everyone leaves it out, so that its answer can be kept by address alone. */
  actor?: Actor | null
  /** What was searched for, shown in the search box. */
  query?: string
  children: ReactNode
}

/** Head, main and foot: every page stands in it. It reads no cookie; a page for a signed-in reader hands the actor in. */
export function PageFrame({ current, actor = null, query = '', children }: FrameProps) {
  return (
    <>
      <SiteHeader current={current} actor={actor} query={query} />
      <main id="main" className="wrap" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter />
    </>
  )
}
