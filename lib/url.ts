import { attempt } from './attempt.ts'

/**
 * An address as browsers read it (WHATWG URL), or null where it is none. `URL.canParse` is not asked: once it is hot, Node 20 has it refuse hosts
 * with letters such as `ü`.
 */
export function urlOf(text: string, base?: string): URL | null {
  const read = attempt(() => new URL(text, base))
  return read.ok ? read.value : null
}
