import { sha256Hex } from '#lib/digest.ts'
import { Refusal } from '#lib/error.ts'

/**
 * Which field of a line holds the record's text, and which one its name; null: the number of the line is its name. `keepsText`: whether the manifest holds
 * the text itself.
 */
export type TextFields = { text: string; id: string | null; keepsText: boolean }

/** A line of a manifest: the record's name, the sha256 and the size of its text in UTF-8, and every other field of the line. */
export type ManifestLine = { id: string; digest: string; bytes: number; [field: string]: unknown }

/** The manifest's line for a line of text records. Refuses, with the line, what is no JSON object or lacks a field. `place` names the line. */
export function textRecord(line: string, number: number, fields: TextFields, file: string): ManifestLine {
  const place = `Line ${number.toLocaleString('en')} of ${file}`
  const record = objectIn(line, place)
  const text = record[fields.text]
  if (typeof text !== 'string') throw lacksText(place, fields.text, record)
  if (!text.isWellFormed()) throw new Refusal('invalid', `${place}: "${fields.text}" holds half of a surrogate pair.`)
  const id = fields.id === null ? String(number) : idIn(record, fields.id, place)
  const { [fields.text]: _text, id: _id, digest: _digest, bytes: _bytes, ...others } = record
  if (fields.id !== null) delete others[fields.id]
  const kept = fields.keepsText ? { [fields.text]: text } : {}
  return { id, digest: sha256Hex(text), bytes: Buffer.byteLength(text, 'utf8'), ...others, ...kept }
}

/** The object in a line of JSON. */
export function objectIn(line: string, place: string): Record<string, unknown> {
  const value = parsed(line, place)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refusal('invalid', `${place} holds no JSON object.`)
  return { ...value }
}

function parsed(line: string, place: string): unknown {
  try {
    return SIXTEEN_DIGITS.test(line) ? JSON.parse(line, exactly) : JSON.parse(line)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new Refusal('invalid', `${place} is not JSON. ${error.message}`)
  }
}

/** A number of fewer digits is held as it is. */
const SIXTEEN_DIGITS = /\d{16}/
/** From here on a number is printed with an exponent: it was no count or name. */
const EXPONENT_FROM = 1e21

/** A whole number that JavaScript can't hold would come out as another one. */
function exactly(key: string, value: unknown): unknown {
  const isWhole = typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < EXPONENT_FROM
  if (isWhole && !Number.isSafeInteger(value))
    throw new SyntaxError(`"${key}" is a whole number beyond 2^53, which would be changed. Write it as a text.`)
  return value
}

function idIn(record: Record<string, unknown>, field: string, place: string): string {
  const id = record[field]
  if (typeof id === 'number') return String(id)
  if (typeof id === 'string' && id !== '') return id
  throw new Refusal('invalid', `${place} has no "${field}" to be named by. Name another field with --id.`)
}

function lacksText(place: string, field: string, record: Record<string, unknown>): Refusal {
  const fields = Object.keys(record).slice(0, 20).join(', ')
  return new Refusal('invalid', `${place} has no text "${field}". Name the field with --text; there are: ${fields}.`)
}
