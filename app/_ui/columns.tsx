import type { ReactNode } from 'react'

/** Text with a side column: cite, versions, copies, log. One under the other below 1080 px. */
export function Columns({ children, side }: { children: ReactNode; side: ReactNode }) {
  return (
    <div className="cols">
      <div>{children}</div>
      <aside aria-label="About this page">{side}</aside>
    </div>
  )
}

/** One block of the side column. */
export function SideBlock({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="side-block">
      <h2>{title}</h2>
      {children}
    </div>
  )
}

/** A narrow column for narrowing a list, and the list. */
export function Split({ side, children }: { side: ReactNode; children: ReactNode }) {
  return (
    <div className="split">
      {side}
      <div>{children}</div>
    </div>
  )
}

/** Two halves of equal width, one under the other below 1080 px. */
export function Two({ children }: { children: ReactNode }) {
  return <div className="two">{children}</div>
}

/** The opening of a page that is not about a version: its heading and one sentence of what it is for. */
export function PageHead({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="page-head">
      <h1>{title}</h1>
      {children !== undefined && <p className="lede dim mt-3">{children}</p>}
    </div>
  )
}
