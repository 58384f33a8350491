import type { VersionFacts } from './facts.ts'
import type { Finding, Remedy } from './finding.ts'
import { isValidEvidence, type Probe, type Seen } from './probe.ts'
import { PROBES } from './probes/index.ts'
import { type Criterion, criterionOf, RUBRIC, type Rubric } from './rubric.ts'

/** The findings of all probes on a version's facts, in the rubric's order. */
export function findAll(facts: VersionFacts, rubric: Rubric = RUBRIC): Finding[] {
  return PROBES.map((probe) => find(facts, probe, rubric))
}

/**
 * The finding of one probe, after the cap: a claim that no valid evidence bears out counts half at most (`principles.md` §5, rule 2).
 * What the registry sees by itself needs no further evidence.
 */
export function find(facts: VersionFacts, probe: Probe, rubric: Rubric = RUBRIC): Finding {
  const criterion = criterionOf(probe.criterion, rubric)
  const seen = probe.judge(facts, criterion)
  const capped = seen.outcome === 'true' && !isBorneOut(seen)
  return {
    criterion: criterion.id,
    outcome: capped ? 'partly' : seen.outcome,
    reason: capped ? `${seen.reason} ${CAPPED}` : seen.reason,
    capped,
    basis: seen.evidence === 'registry' ? 'registry' : 'recorded',
    share: seen.share ?? null,
    evidence: seen.evidence === 'registry' ? [] : [...seen.evidence],
    remedy: remedyOf(seen, criterion, capped),
  }
}

const CAPPED = 'Without evidence whose bytes are kept under a fixed revision it counts half.'

function isBorneOut({ evidence, isBorneOut = true }: Seen): boolean {
  return evidence === 'registry' || (isBorneOut && evidence.some(isValidEvidence))
}

function remedyOf({ outcome }: Seen, { mend, evidence }: Criterion, capped: boolean): Remedy | null {
  if (capped) return { ...mend, says: `Add evidence of a fixed revision: ${lowerFirst(evidence)}.` }
  return outcome === 'true' || outcome === 'not-applicable' ? null : mend
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
