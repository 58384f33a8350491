import type { ReactNode } from 'react'

type EmptyProps = { title: string; heading?: 'h2' | 'h3'; children: ReactNode }

/** Nothing here: what is missing, what that does not mean, and the one thing to do. */
export function Empty({ title, heading: Heading = 'h3', children }: EmptyProps) {
  return (
    <div className="empty">
      <Heading className="head">{title}</Heading>
      {children}
    </div>
  )
}
