import { WebAddress } from '../evidence.ts'

/** A JSON object, or null if the value is anything else. */
export function recordOf(value: unknown): Record<string, unknown> | null {
  return isRecord(value) ? value : null
}

/** A list as it is, nothing as an empty list, anything else as a list of one. */
export function listOf(value: unknown): unknown[] {
  if (value === null || value === undefined || value === '') return []
  return Array.isArray(value) ? value : [value]
}

/** A text without the white space around it, a number in digits; null if there is none. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'string') return null
  const text = value.trim()
  return text === '' ? null : text
}

/** Every text of a list (or of one value), without empty ones and doubles. */
export function textsOf(value: unknown): string[] {
  return [
    ...new Set(
      listOf(value)
        .map(textOf)
        .filter((text) => text !== null),
    ),
  ]
}

/** A whole number from 0 up to 2^53 - 1, also when written as digits; null if there is none. */
export function countOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value.trim()) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null
}

/** A finite number from 0 up to 2^53 - 1; null if there is none. */
export function amountOf(value: unknown): number | null {
  return typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER ? value : null
}

/** An http(s) address, or null if the text is none. */
export function addressOf(value: unknown): string | null {
  const text = textOf(value)
  if (text === null || !/^https?:\/\//i.test(text)) return null
  const parsed = WebAddress.safeParse(text)
  return parsed.success ? parsed.data : null
}

/** The address behind a text that is one, or one without its scheme (`example.org/x`); null if it is neither. */
export function likelyAddressOf(text: string): string | null {
  if (/^https?:\/\//i.test(text)) return addressOf(text)
  return /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/\S*)?$/i.test(text) ? addressOf(`https://${text}`) : null
}

/** The calendar date at the start of an ISO 8601 date or time (`2025-10-19T01:06:58Z`), or null. */
export function dateOf(value: unknown): string | null {
  const [, date] = /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/.exec(textOf(value) ?? '') ?? []
  if (date === undefined) return null
  const [year, month, day] = date.split('-').map(Number)
  if (year === undefined || month === undefined || day === undefined || month < 1 || month > 12) return null
  return day >= 1 && day <= daysIn(year, month) ? date : null
}

/** The text cut to a length that a field takes, with an ellipsis in place of the rest. */
export function cutTo(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1).toWellFormed()}…`
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  if (month === 2) return leap ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
