import { Composer, type CST, type Document, isMap, isScalar, LineCounter, Parser, visit } from 'yaml'
import type { Trouble } from './import.ts'
import { findUnkeepable } from './keepable.ts'
import { recordOf } from './lenient.ts'

/** More than real front matter has: characters, parts, nesting, and aliases, with which a small text can stand for a huge one. */
const BOUNDS = { characters: 1_048_576, parts: 100_000, depth: 60, aliases: 100 }

/** A YAML mapping as JSON would hold it, and the line of each of its keys; or the one trouble for which it is refused. */
export type YamlText =
  | { ok: true; value: Record<string, unknown>; lines: ReadonlyMap<string, number> }
  | { ok: false; trouble: Trouble }

type Fault = { line: number; message: string }

/**
 * The mapping that a YAML 1.2 text holds (core schema: `no` and dates stay texts). Every refusal names its line, counted
 * from `firstLine`. Bounds are checked on the tokens, before anything is built, so that neither depth nor aliases can
 * exhaust stack or memory. Keys that occur twice are refused, as YAML 1.2.2 §3.2.1.3 asks.
 */
export function parseYamlMapping(text: string, firstLine: number): YamlText {
  const lines = new LineCounter()
  const read = text.length > BOUNDS.characters ? tooLong(text) : build(text, lines)
  if ('message' in read) return refused(read.line + firstLine - 1, read.message)
  const { document, value } = read
  const unkeepable = findUnkeepable(value)
  const record = unkeepable === null ? recordOf(value) : null
  if (unkeepable !== null) return refused(firstLine, `${unkeepable.at}: ${unkeepable.what}`)
  if (record === null)
    return refused(firstLine, `the metadata has to be a mapping of names to values; found ${kindOf(value)}.`)
  return { ok: true, value: record, lines: linesOf(document, lines, firstLine) }
}

function build(text: string, lines: LineCounter): { document: Document.Parsed; value: unknown } | Fault {
  const tokens = [...new Parser(lines.addNewLine).parse(text)]
  const bounded = passesBounds(tokens, lines)
  if (bounded !== null) return bounded
  const [document, second] = [
    ...new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: 'error', lineCounter: lines }).compose(
      tokens,
      true,
      text.length,
    ),
  ]
  if (document === undefined) return { line: 1, message: 'the metadata is empty.' }
  const error = document.errors[0] ?? second?.errors[0]
  if (error !== undefined) return { line: lines.linePos(error.pos[0]).line, message: sentence(error.message) }
  if (second !== undefined)
    return { line: lines.linePos(second.range[0]).line, message: 'a second YAML document starts here; one is wanted.' }
  return doubledKey(document, lines) ?? toValue(document, lines)
}

function toValue(document: Document.Parsed, lines: LineCounter): { document: Document.Parsed; value: unknown } | Fault {
  try {
    return { document, value: plain(document.toJS({ maxAliasCount: BOUNDS.aliases })) }
  } catch (error) {
    if (error instanceof Error) return { line: firstAlias(document, lines), message: sentence(error.message) }
    throw error
  }
}

/** Why the tokens are too much to build from, or null. Without recursion. */
function passesBounds(tokens: readonly CST.Token[], lines: LineCounter): Fault | null {
  let parts = 0
  let aliases = 0
  const waiting = tokens.map((token) => ({ token, depth: 0 }))
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { token, depth } = next
    parts += 1
    if (token.type === 'alias') aliases += 1
    const line = lines.linePos(token.offset).line
    if (depth > BOUNDS.depth) return { line, message: `nested deeper than ${BOUNDS.depth} levels.` }
    if (aliases > BOUNDS.aliases) return { line, message: `more than ${BOUNDS.aliases} aliases; write the values out.` }
    if (parts > BOUNDS.parts) return { line, message: `more than ${BOUNDS.parts.toLocaleString('en')} parts.` }
    if ('items' in token)
      for (const item of token.items) {
        parts += item.start.length + (item.sep?.length ?? 0)
        for (const child of [item.key, item.value]) if (child) waiting.push({ token: child, depth: depth + 1 })
      }
    else if (token.type === 'document' && token.value !== undefined) waiting.push({ token: token.value, depth })
  }
  return null
}

function doubledKey(document: Document.Parsed, lines: LineCounter): Fault | null {
  let fault: Fault | null = null
  visit(document, {
    Map: (_, map) => {
      const seen = new Set<string>()
      for (const { key } of map.items) {
        if (!isScalar(key)) continue
        const name = String(key.value)
        if (seen.has(name)) {
          fault = {
            line: lines.linePos(key.range?.[0] ?? 0).line,
            message: `the key "${name.slice(0, 80)}" occurs twice.`,
          }
          return visit.BREAK
        }
        seen.add(name)
      }
      return undefined
    },
  })
  return fault
}

function firstAlias(document: Document.Parsed, lines: LineCounter): number {
  let line = 1
  visit(document, {
    Alias: (_, alias) => {
      line = lines.linePos(alias.range?.[0] ?? 0).line
      return visit.BREAK
    },
  })
  return line
}

/** What YAML can hold and JSON can't: infinities and NaN as their YAML words, binary as base64, keys as texts. */
function plain(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value))
    return Number.isNaN(value) ? '.nan' : value > 0 ? '.inf' : '-.inf'
  if (typeof value === 'bigint') return String(value)
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]))
  return value === undefined ? null : value
}

function linesOf(document: Document.Parsed, lines: LineCounter, firstLine: number): Map<string, number> {
  const found = new Map<string, number>()
  if (!isMap(document.contents)) return found
  for (const { key } of document.contents.items)
    if (isScalar(key) && key.range) found.set(String(key.value), lines.linePos(key.range[0]).line + firstLine - 1)
  return found
}

function tooLong(text: string): Fault {
  return {
    line: 1,
    message: `the metadata has ${text.length.toLocaleString('en')} characters; at most ${BOUNDS.characters.toLocaleString('en')} are read.`,
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'nothing'
  return Array.isArray(value) ? 'a list' : `the ${typeof value} ${JSON.stringify(value)?.slice(0, 60)}`
}

function sentence(message: string): string {
  const first = message.split('\n')[0]?.trim() ?? ''
  return first.endsWith('.') ? first : `${first}.`
}

function refused(line: number, message: string): YamlText {
  return {
    ok: false,
    trouble: { grade: 'refuse', at: `line ${line}`, message: `Line ${line}: ${message}`, rule: 'yaml' },
  }
}
