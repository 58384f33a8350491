import type { ReactNode } from 'react'
import { formatDate, formatMonth } from './format.ts'

export type VersionItem = {
  label: string
  href: string
  /** Why it exists, or why it was withdrawn. */
  note: ReactNode
  /** Release date; null for a draft. */
  date: string | null
  state: 'here' | 'other' | 'withdrawn'
}

/** The versions of a dataset, newest first. A withdrawn one stays listed, struck through. */
export function VersionList({ versions }: { versions: readonly VersionItem[] }) {
  return (
    <ul className="versions">
      {versions.map((version) => (
        <Version key={version.label} version={version} />
      ))}
    </ul>
  )
}

function Version({ version }: { version: VersionItem }) {
  const { label, href, note, date, state } = version
  const here = state === 'here'
  return (
    <li className={state === 'withdrawn' ? 'gone' : undefined}>
      <a className={here ? 'ver here' : 'ver'} href={href} aria-current={here ? 'page' : undefined}>
        {label}
      </a>
      <span className={here ? 'here' : 'second'}>{note}</span>
      {date === null ? (
        <span className="dim">draft</span>
      ) : (
        <time dateTime={date} title={formatDate(date)}>
          {formatMonth(date)}
        </time>
      )}
    </li>
  )
}
