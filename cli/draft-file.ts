import { readFileSync } from 'node:fs'
import { Refusal } from '#lib/error.ts'
import { jsonOrRefuse } from '#lib/json-or-refuse.ts'

/** The JSON in a file that a person wrote, for a schema to judge; `{}` if no file is named. */
export function readDraftFile(path: string | undefined): Record<string, unknown> {
  if (path === undefined) return {}
  const value = readJsonFile(path)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw new Refusal('invalid', `${path} holds no JSON object.`)
}

/** The JSON in a file. Refuses, with the place, what is not JSON. */
export function readJsonFile(path: string): unknown {
  return jsonOrRefuse(readFileSync(path, 'utf8'), path)
}
