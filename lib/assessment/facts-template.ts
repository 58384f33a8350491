import type { FactKey } from './facts/groups.ts'
import { FACTS_FORMAT } from './facts-document.ts'
import { QUESTION_ORDER, QUESTIONS } from './questions.ts'

/** Of which version a document is to speak, with the names of its sources; null: of one that is not named yet. */
export type TemplateFor = { version: string; dataset: string; sources: readonly string[] } | null

/**
 * An empty document of facts with the question of each group, its help and how a real dataset answers it. Nothing is recorded by it until
 * groups are given a `value`. `start`: a value to begin with, a row for each source.
 */
export function factsTemplate(subject: TemplateFor) {
  const entries = QUESTION_ORDER.map((key) => [key, entryOf(key, subject?.sources ?? [])])
  return {
    format: FACTS_FORMAT,
    version: subject?.version ?? null,
    dataset: subject?.dataset ?? null,
    facts: Object.fromEntries(entries),
  }
}

function entryOf(key: FactKey, sources: readonly string[]) {
  const { asks, help, example, perSource } = QUESTIONS[key]
  const isStarted = perSource !== undefined && sources.length > 0
  const start = isStarted ? { start: { [perSource]: sources.map((source) => ({ source })) } } : {}
  return { question: asks, help, example: { of: example.of, value: example.value }, ...start, evidence: [] }
}
