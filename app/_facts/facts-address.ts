import { versionHref } from '#app/datasets/_parts/address.ts'
import type { FactKey } from '#lib/assessment/facts/groups.ts'

/** The list of questions about a version. */
export function factsHref(path: string, label: string): string {
  return versionHref(path, label, 'principles/facts')
}

/** The page of one question about a version. */
export function factHref(path: string, label: string, key: FactKey): string {
  return `${factsHref(path, label)}/${key}`
}
