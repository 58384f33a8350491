import type { Trouble } from './import.ts'
import { JsonScanner } from './json-scanner.ts'
import { findUnkeepable } from './keepable.ts'

/** The deepest nesting of objects and arrays that is read. */
export const JSON_MAX_DEPTH = 100
/** The most values (objects, arrays and scalars) that are read. */
export const JSON_MAX_VALUES = 1_000_000

/** A JSON text's value; `doubles` are members that occur twice, of which the last counts (as `JSON.parse` reads them). */
export type JsonText = { ok: true; value: unknown; doubles: Trouble[] } | { ok: false; trouble: Trouble }

/**
 * The value of a JSON text (RFC 8259). Refuses what is not JSON with line and column, nesting deeper than
 * `JSON_MAX_DEPTH` and more than `maxValues` values, whatever the order: no input overflows the stack. Refuses too
 * what can't be kept: a NUL, half of a surrogate pair, a number beyond the range of a double.
 */
export function parseJsonText(text: string, maxValues = JSON_MAX_VALUES): JsonText {
  const scan = new JsonScanner(text, { depth: JSON_MAX_DEPTH, values: maxValues }).scan()
  if (scan.fault !== null) {
    const { line, column } = placeIn(text, scan.fault.offset)
    const at = `line ${line}, column ${column}`
    return {
      ok: false,
      trouble: { grade: 'refuse', at, message: `Line ${line}, column ${column}: ${scan.fault.message}`, rule: 'json' },
    }
  }
  const value: unknown = JSON.parse(text)
  const unkeepable = findUnkeepable(value)
  if (unkeepable !== null)
    return {
      ok: false,
      trouble: { grade: 'refuse', at: unkeepable.at, message: `${unkeepable.at}: ${unkeepable.what}`, rule: 'json' },
    }
  return { ok: true, value, doubles: scan.doubles.map((double) => doubledMember(text, double)) }
}

function doubledMember(text: string, double: { name: string; offset: number }): Trouble {
  const { line, column } = placeIn(text, double.offset)
  const message = `Line ${line}: the member "${double.name}" occurs twice in one object; the last one is read.`
  return { grade: 'warning', at: `line ${line}, column ${column}`, message, rule: 'json' }
}

function placeIn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset)
  const lastBreak = before.lastIndexOf('\n')
  return { line: before.split('\n').length, column: offset - lastBreak }
}
