import { Refusal } from '#lib/error.ts'
import { JsonScanner } from '#lib/interchange/json-scanner.ts'
import { findUnkeepable } from '#lib/interchange/keepable.ts'

/** Far more than a draft at its largest needs. */
const BOUNDS = { depth: 100, values: 20_000_000 }

/**
 * The value of a JSON body (RFC 8259, UTF-8). Refuses another encoding, what is no JSON with line and column, members
 * that occur twice (RFC 7493 §2.3), deep nesting, and what can't be kept: a NUL, half of a surrogate pair.
 */
export function parseJsonBytes(bytes: Uint8Array): unknown {
  const text = decodeUtf8(bytes)
  const { fault, doubles } = new JsonScanner(text, BOUNDS).scan()
  if (fault !== null)
    throw malformed(`The body is not JSON that can be read. ${placeOf(text, fault.offset)}: ${fault.message}`)
  const [double] = doubles
  if (double !== undefined)
    throw malformed(
      `${placeOf(text, double.offset)}: the member "${double.name}" occurs twice in one object. Which one counts?`,
    )
  const value: unknown = JSON.parse(text)
  const unkeepable = findUnkeepable(value)
  if (unkeepable === null) return value
  throw new Refusal('invalid', `The body can't be kept. ${unkeepable.at}: ${unkeepable.what}`, [
    { at: unkeepable.at, message: unkeepable.what },
  ])
}

/** The text of UTF-8 bytes without a byte order mark; another encoding is refused, not guessed at. */
function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw malformed('The body is not UTF-8. Send JSON in UTF-8 (RFC 8259 §8.1).')
  }
}

function malformed(message: string): Refusal {
  return new Refusal('malformed', message)
}

function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset)
  return `Line ${before.split('\n').length}, column ${offset - before.lastIndexOf('\n')}`
}
