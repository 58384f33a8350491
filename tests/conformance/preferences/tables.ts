import { existsSync, readFileSync } from 'node:fs'
import type { z } from 'zod'

export const PREFERENCES_FOLDER = new URL('../../../../shared/data/preferences/', import.meta.url)
export const arePreferencesHere = existsSync(PREFERENCES_FOLDER)
export const SKIPPED = 'skipped: the shared tables of preferences are not beside this checkout'

const MARKS: Record<string, string> = {
  interpretation: ' (our interpretation)',
  secondary: ' (from a secondary source)',
  proposal: ' (from a proposal)',
}

/** What a title says of a case that no text of the mechanism itself decides. */
export function markOf(basisKind: string): string {
  return MARKS[basisKind] ?? ''
}

/** The cases of a table, in a form that the test names; none where the folder is not there. */
export function casesOf<Case>(table: string, one: z.ZodType<Case>): Case[] {
  if (!arePreferencesHere) return []
  const read = JSON.parse(readFileSync(new URL(`${table}.json`, PREFERENCES_FOLDER), 'utf8'))
  return read.cases.map((item: unknown) => one.parse(item))
}
