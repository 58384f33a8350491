import type { DerivedFacts, PartFact, SourceFact } from './facts/derived.ts'
import type { Attestation } from './facts/openness.ts'
import type { FactEvidence, RecordedFact } from './facts/recorded.ts'
import type { VersionFacts } from './facts.ts'
import { VERSION_FACTS_FORMAT } from './facts.ts'
import type { Outcome } from './finding.ts'

/** Evidence that is valid: its bytes are named, and its address is that of a web archive. */
export const KEPT: FactEvidence = {
  about: '',
  source: 'https://web.archive.org/web/20260101000000/https://example.org/',
  locator: '',
  quote: 'As it stood.',
  retrievedAt: '2026-01-01',
  digest: `sha256:${'e'.repeat(64)}`,
  snapshot: null,
}

/** Evidence that is none: a page of which no bytes are kept. */
export const LOOSE: FactEvidence = { ...KEPT, source: 'https://example.org/', digest: null }

/** A fact as it was recorded, with valid evidence unless other evidence is given. */
export function fact<Value>(value: Value, evidence: FactEvidence[] = [KEPT]): RecordedFact<Value> {
  return { value, evidence, by: 'Ada', at: '2026-06-01T00:00:00.000Z' }
}

/** An attestation with evidence that counts, or with what is given. */
export function attestation(evidence: FactEvidence[] = [KEPT]): RecordedFact<Attestation> {
  return fact({ statement: 'So it is.', signedBy: 'Ada', date: '2026-01-01', note: '' }, evidence)
}

/** A source of a version, as its record names it. */
export function someSource(over: Partial<SourceFact> = {}): SourceFact {
  return {
    id: 'source/0',
    name: 'Letters',
    url: 'https://example.org/letters',
    kind: 'books',
    method: '',
    reason: '',
    collectedFrom: null,
    collectedTo: null,
    share: null,
    ...over,
  }
}

/** A part under CC-BY-4.0 with valid evidence. */
export function somePart(over: Partial<PartFact> = {}): PartFact {
  return {
    id: 'source/0',
    name: 'Letters',
    share: null,
    expression: 'CC-BY-4.0',
    open: 'yes',
    isExactSpdx: true,
    isPublicDomain: false,
    conditions: ['credit'],
    evidence: [KEPT],
    ...over,
  }
}

const BARE: DerivedFacts = {
  organization: 'lab',
  label: '1.0.0',
  status: 'published',
  releaseDate: '2026-01-01',
  firstReleaseDate: '2025-01-01',
  hasReason: true,
  withdrawal: null,
  leading: {
    expression: 'NOASSERTION',
    open: 'unknown',
    isExactSpdx: false,
    isPublicDomain: false,
    conditions: [],
    kind: 'declared',
    evidence: [],
  },
  parts: [],
  licenseFlags: [],
  sources: [],
  observations: [],
  preferences: null,
  files: { count: 0, withDigest: 0, lastVerified: null, formats: [] },
  hasColumns: false,
  records: null,
  languages: [],
  identifiers: [],
  hosts: [],
  croissant: 'invalid',
  copies: [],
  consumers: [],
  runs: [],
  countMismatches: [],
}

/** What is known of a version of which nothing is recorded, but for what is given; looked at on 1 June 2026. */
export function someFacts(
  over: { asOf?: string; recorded?: VersionFacts['recorded']; derived?: Partial<DerivedFacts> } = {},
): VersionFacts {
  return {
    format: VERSION_FACTS_FORMAT,
    version: `sha256:${'a'.repeat(64)}`,
    dataset: 'lab/whales',
    asOf: over.asOf ?? '2026-06-01',
    recorded: over.recorded ?? {},
    derived: { ...BARE, ...over.derived },
  }
}

/** One row of a probe's table: what is so, the outcome, and the facts. */
export type OutcomeRow = readonly [says: string, outcome: Outcome, facts: VersionFacts]
