import { attempt } from '#lib/attempt.ts'

/** The page of a dataset. `path` is `org/name`. */
export function datasetHref(path: string): string {
  return `/datasets/${path}`
}

/** The page of a version, or a part of it (`cite`, `files`). */
export function versionHref(path: string, label: string, part?: string): string {
  const page = `${datasetHref(path)}/versions/${encodeURIComponent(label)}`
  return part === undefined ? page : `${page}/${part}`
}

/** One side of a comparison: a label of the dataset the page stands under, or another dataset's version. */
export type Side = { path: string; label: string }

/** The comparison of two versions, under the first one's dataset; the second may be of another. */
export function compareHref(before: Side, after: Side): string {
  const other = after.path === before.path ? after.label : `${after.path}@${after.label}`
  return `${datasetHref(before.path)}/compare/${encodeURIComponent(before.label)}...${encodeURIComponent(other)}`
}

/** A part of an address as it was typed; percent-encoding that is broken stays as it is. NUL, which no database keeps, is replaced. */
export function decoded(part: string): string {
  const read = attempt(() => decodeURIComponent(part))
  return (read.ok ? read.value : part).replaceAll('\0', '\ufffd')
}
