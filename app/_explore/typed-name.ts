import type { CitedVersion } from '#lib/citation/cited-version.ts'
import { readCitations } from '#lib/citation/read.ts'

/** What a text typed into the search box names exactly, if it names something: a version, or the dataset at `path`. */
export type TypedName = { cited: CitedVersion; path: string | null }

const PATH = /^([a-z0-9][a-z0-9._-]{0,95}\/[a-z0-9][a-z0-9._-]{0,95})$/i
const DATASET_PAGE = /\/datasets\/([a-z0-9._-]{1,96}\/[a-z0-9._-]{1,96})\/?(?:[?#].*)?$/i

/** The thing that the text names, or null where it is words to search for. A name has no white space in it. */
export function typedName(text: string): TypedName | null {
  const typed = text.trim()
  if (typed === '' || typed.length > 2000 || /\s/.test(typed)) return null
  const [cited] = readCitations(typed)
  if (cited === undefined) return null
  const path = (PATH.exec(typed) ?? DATASET_PAGE.exec(typed))?.[1] ?? null
  const namesVersion = cited.digest !== null || cited.doi !== null || (cited.name !== null && cited.label !== null)
  return namesVersion || path !== null ? { cited, path } : null
}
