import type { FactKey } from './facts/groups.ts'
import type { FactEvidence, RecordedFact } from './facts/recorded.ts'
import type { VersionFacts } from './facts.ts'
import type { Outcome } from './finding.ts'
import type { Criterion } from './rubric.ts'

/**
 * What a probe sees, before the cap on claims without evidence. `evidence`: that of the recorded facts that decide; `registry`: the
 * deciding facts are the registry's own. `isBorneOut` false: there is some evidence, but not for all that counts.
 */
export type Seen = {
  outcome: Outcome
  reason: string
  evidence: readonly FactEvidence[] | 'registry'
  share?: { value: number; unit: string }
  isBorneOut?: boolean
}

/** One probe: pure, of the facts and of the thresholds in its criterion. Raised `version`: it answers otherwise than before. */
export type Probe = { criterion: string; version: number; judge(facts: VersionFacts, criterion: Criterion): Seen }

/** The threshold of this name as a number; a rubric that lacks it is at fault. */
export function numberOf({ id, thresholds }: Criterion, name: string): number {
  const value = thresholds[name]
  if (typeof value !== 'number') throw new Error(`Criterion ${id} has no number "${name}".`)
  return value
}

/** The threshold of this name as a list of words. */
export function wordsOf({ id, thresholds }: Criterion, name: string): readonly string[] {
  const value = thresholds[name]
  if (!Array.isArray(value)) throw new Error(`Criterion ${id} has no list "${name}".`)
  return value
}

/** Nothing is recorded that would decide. */
export function unknown(reason: string): Seen {
  return { outcome: 'unknown', reason, evidence: 'registry' }
}

/** An attestation that counts: signed and dated by its form, and kept as evidence (`principles.md` §5, rule 3). Else null. */
export function attested(facts: VersionFacts, key: FactKey & `attested-${string}`): FactEvidence[] | null {
  const fact = facts.recorded[key]
  return fact?.evidence.some(isValidEvidence) ? fact.evidence : null
}

/** Not applicable by an attestation, with its statement; null where there is none that counts. */
export function excused(facts: VersionFacts, key: FactKey & `attested-${string}`): Seen | null {
  const evidence = attested(facts, key)
  const statement = facts.recorded[key]?.value.statement ?? ''
  return evidence === null ? null : { outcome: 'not-applicable', reason: `Attested: ${statement}`, evidence }
}

/** The evidence of all of these facts that were recorded. */
export function evidenceOf(...facts: readonly (RecordedFact | undefined)[]): FactEvidence[] {
  return facts.flatMap((fact) => fact?.evidence ?? [])
}

const REVISION =
  /\b[0-9a-f]{40}\b|\b[0-9a-f]{64}\b|\bswh:1:[a-z]{3}:|doi\.org\/10\.\d{4,}|\b10\.\d{4,}\/|web\.archive\.org\/web\/\d{4,}|archive\.(?:ph|today|is)\/\w|perma\.cc\/|arxiv\.org\/\w+\/\d{4}\.\d{4,5}v\d/i

/**
 * Whether evidence is valid (`principles.md` §5, rule 2): the registry captured the page itself, or its bytes are named by digest and
 * address or locator name a revision that never changes (a commit, a DOI, a web archive).
 */
export function isValidEvidence({ digest, snapshot, source, locator }: FactEvidence): boolean {
  return snapshot !== null || (digest !== null && (REVISION.test(source) || REVISION.test(locator)))
}
