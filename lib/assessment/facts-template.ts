import { z } from 'zod'
import { Digest } from '../digest.ts'
import { FactKey } from './facts/groups.ts'
import { FACTS_FORMAT } from './facts-document.ts'
import { QUESTION_ORDER, QUESTIONS } from './questions.ts'

/** Of which version a document is to speak, with the names of its sources; null: of one that is not named yet. */
export type TemplateFor = { version: string; dataset: string; sources: readonly string[] } | null

/** The empty document: by group its question, help and example, and where it helps a value to begin with. */
export const FactsTemplate = z.strictObject({
  format: z.literal(FACTS_FORMAT),
  version: Digest.nullable(),
  dataset: z.string().nullable(),
  facts: z.record(
    FactKey,
    z.strictObject({
      question: z.string(),
      help: z.string(),
      example: z.strictObject({ of: z.string(), value: z.unknown() }),
      start: z.unknown().optional(),
      evidence: z.array(z.never()),
    }),
  ),
})
export type FactsTemplate = z.infer<typeof FactsTemplate>

/**
 * An empty document of facts with the question of each group, its help and how a real dataset answers it. Nothing is recorded by it until
 * groups are given a `value`. `start`: a value to begin with, a row for each source.
 */
export function factsTemplate(subject: TemplateFor): FactsTemplate {
  const entries = QUESTION_ORDER.map((key) => [key, entryOf(key, subject?.sources ?? [])])
  return FactsTemplate.parse({
    format: FACTS_FORMAT,
    version: subject?.version ?? null,
    dataset: subject?.dataset ?? null,
    facts: Object.fromEntries(entries),
  })
}

function entryOf(key: FactKey, sources: readonly string[]) {
  const { asks, help, example, perSource } = QUESTIONS[key]
  const isStarted = perSource !== undefined && sources.length > 0
  const start = isStarted ? { start: { [perSource]: sources.map((source) => ({ source })) } } : {}
  return { question: asks, help, example: { of: example.of, value: example.value }, ...start, evidence: [] }
}
