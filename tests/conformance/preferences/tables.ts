import { existsSync, readFileSync } from 'node:fs'
import type { z } from 'zod'

export const PREFERENCES_FOLDER = new URL('../../../../shared/data/preferences/', import.meta.url)
export const arePreferencesHere = existsSync(PREFERENCES_FOLDER)
export const SKIPPED = 'skipped: the shared tables of preferences are not beside this checkout'

/** The cases of a table, in a form that the test names; none where the folder is not there. */
export function casesOf<Case>(table: string, one: z.ZodType<Case>): Case[] {
  if (!arePreferencesHere) return []
  const read = JSON.parse(readFileSync(new URL(`${table}.json`, PREFERENCES_FOLDER), 'utf8'))
  return read.cases.map((item: unknown) => one.parse(item))
}
