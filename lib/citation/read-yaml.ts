import { Composer, CST, Parser } from 'yaml'
import { attempt } from '../attempt.ts'

/** A longer text is not parsed (UTF-16 units): the parser takes about 30 µs for each of a hostile one. */
export const YAML_MAX = 32_768
/** Levels of the concrete syntax tree, two for each collection within another. */
const DEPTH_MAX = 64

/** Faults that a hand-written file may have and still be understood, such as a quoted line that is not indented. */
const FAULTS_MAX = 10

/** Plain data read from YAML; `faulty`: the parser found faults and read on, so that some of it may be missing. */
export type YamlReading = { value: unknown; faulty: boolean }

/**
 * The first document of a YAML text as plain data, all scalars as texts, so that `1.0` stays `1.0`; null if it has
 * more than ten faults, or aliases, or is too long or too deep. The depth is measured before anything recurses over the tree: YAML of some
 * thousand nested brackets, handed to the parser as it is, takes minutes or ends the process.
 */
export function readYaml(text: string): YamlReading | null {
  if (text.length > YAML_MAX) return null
  const tokens = [...new Parser().parse(text)]
  if (tokens.some((token) => depthOf(token) > DEPTH_MAX)) return null
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' })
  const [document] = composer.compose(tokens)
  if (document === undefined || document.errors.length > FAULTS_MAX) return null
  const read = attempt((): unknown => document.toJS({ maxAliasCount: 0 }))
  return read.ok ? { value: read.value, faulty: document.errors.length > 0 } : null
}

/** The depth of a token's tree, found without recursion, and no further than needed. */
function depthOf(root: CST.Token): number {
  let deepest = 0
  const open: { token: CST.Token; depth: number }[] = [{ token: root, depth: 1 }]
  for (let next = open.pop(); next !== undefined && deepest <= DEPTH_MAX; next = open.pop()) {
    deepest = Math.max(deepest, next.depth)
    for (const token of within(next.token)) open.push({ token, depth: next.depth + 1 })
  }
  return deepest
}

function within(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value === undefined ? [] : [token.value]
  if (!CST.isCollection(token)) return []
  return token.items.flatMap(({ key, value }) => [key, value].filter((part) => part !== undefined && part !== null))
}
