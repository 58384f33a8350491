import type { FailureKind } from '#lib/preference/observation.ts'
import type { HeaderLine } from '#lib/preference/signal.ts'

/** How a made-up site answers from a day on, until the next such day. Paths that are not listed are not found. */
export type SitePeriod = {
  /** `2026-04-02`. */
  from: string
  /** The texts of its files, by path. */
  files: Readonly<Record<string, string>>
  /** The header lines that its pages are sent with. */
  pageHeaders?: readonly HeaderLine[]
  /** It can't be reached at all, or answers with a server error. */
  down?: Extract<FailureKind, 'server-error' | 'dns'>
}

/** A site that does not exist: its pages, as records of the sample, and what it says of their use in the course of time. */
export type MadeUpSite = {
  host: string
  name: string
  language: string
  /** What the column of licences says of its pages; null: nothing. */
  license: string | null
  pages: number
  /** The folders that its pages stand in, in turn. */
  folders: readonly string[]
  /** How many sentences its pages have, from the shortest to the longest. */
  lengths: readonly [number, number]
  /** Sentences of its pages; `{n}` is a number, `{name}` one of its names. */
  sentences: readonly string[]
  names: readonly string[]
  /** Whether the collector of the records kept what the site said then. */
  isSnapshotKept: boolean
  /** Whether it was asked already before the records were collected. */
  isAskedBefore: boolean
  periods: readonly SitePeriod[]
}

/** The period that holds on a day (`2026-04-15`): the last one that began by then. */
export function periodOn(site: MadeUpSite, day: string): SitePeriod {
  const begun = site.periods.filter(({ from }) => from <= day)
  return begun.at(-1) ?? { from: day, files: {} }
}

/** Lines of a text file, each ended by a line feed. */
export function lines(...texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('')
}
