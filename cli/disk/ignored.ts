import ignore, { type Ignore } from 'ignore'

/** The file that holds ignore patterns, in any folder; it speaks of that folder and those below, as `.gitignore` does. */
export const IGNORE_FILE = '.colophonignore'

/** Patterns in gitignore syntax, and the folder that they are relative to: '' or a path that ends in `/`. */
export type Patterns = { base: string; rules: Ignore }

/** Patterns from a text with one on each line, or from a list. Letter case counts, as it does for git on Linux. */
export function patternsAt(base: string, patterns: string | readonly string[]): Patterns {
  return { base, rules: ignore({ ignorecase: false }).add(patterns) }
}

/**
 * Whether a path is left out. The last of `layers` that says anything decides (gitignore: the deeper file wins). A folder's
 * path ends in `/`.
 */
export function isIgnored(layers: readonly Patterns[], path: string): boolean {
  for (const { base, rules } of layers.toReversed()) {
    const verdict = rules.test(path.slice(base.length))
    if (verdict.ignored) return true
    if (verdict.unignored) return false
  }
  return false
}
