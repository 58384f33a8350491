import { z } from 'zod'
import { IDENTIFIER_SCHEMES, SOURCE_KINDS, UNITS, VERSION_STATUSES, WITHDRAWAL_KINDS } from '../../dataset/schema.ts'
import { LICENSE_FLAGS } from '../../license/flag.ts'
import { RECORD_ROLES } from '../../records/schema.ts'
import { FactEvidence } from './recorded.ts'

const Share = z.strictObject({ unit: z.enum(UNITS), value: z.number() })

/** A licence as the rules read it: whether it may be called open, and which conditions it lays on who uses it. */
export const LicenseFact = z.strictObject({
  expression: z.string(),
  open: z.enum(['yes', 'no', 'unknown']),
  /** Each id is on the SPDX list and names its version, where the family has versions. */
  isExactSpdx: z.boolean(),
  isPublicDomain: z.boolean(),
  conditions: z.array(z.string()),
})
export type LicenseFact = z.infer<typeof LicenseFact>

/** A part of the version: its share of the whole, null where it is not known, its licence, and the evidence for that licence. */
export const PartFact = LicenseFact.extend({
  id: z.string(),
  name: z.string(),
  share: z.strictObject({ unit: z.string(), value: z.number() }).nullable(),
  evidence: z.array(FactEvidence),
})
export type PartFact = z.infer<typeof PartFact>

/** A source as the version record names it, in its order: `id` is `source/0`. */
export const SourceFact = z.strictObject({
  id: z.string(),
  name: z.string(),
  url: z.string().nullable(),
  kind: z.enum(SOURCE_KINDS),
  method: z.string(),
  reason: z.string(),
  collectedFrom: z.string().nullable(),
  collectedTo: z.string().nullable(),
  share: Share.nullable(),
})
export type SourceFact = z.infer<typeof SourceFact>

/** What was seen of one source's preferences: mechanisms that were asked and answered, none found included, and those that could not be read. */
export const ObservedSource = z.strictObject({
  source: z.string(),
  observed: z.array(z.string()),
  unread: z.array(z.string()),
  lastAt: z.string().nullable(),
})
export type ObservedSource = z.infer<typeof ObservedSource>

/** What the preferences of the records come to at collection, for training: null where they were never read. */
export const PreferenceFact = z.strictObject({
  rules: z.string(),
  asOf: z.string(),
  moment: z.enum(['collection', 'observed']),
  records: z.number(),
  disallowed: z.number(),
  allowed: z.number(),
  unknown: z.number(),
})
export type PreferenceFact = z.infer<typeof PreferenceFact>

/** A copy elsewhere, as the checks found it last. `mandate`: the custodian has undertaken to preserve it. */
export const ArchiveCopyFact = z.strictObject({
  custodian: z.string(),
  mandate: z.boolean(),
  lastVerified: z.string().nullable(),
  outcome: z.enum(['intact', 'damaged', 'gone', 'unknown']),
})
export type ArchiveCopyFact = z.infer<typeof ArchiveCopyFact>

/** Who consumed the version: a run or a dataset made from it, and whether it is another organisation's. */
export const ConsumerFact = z.strictObject({
  kind: z.enum(['run', 'dataset']),
  id: z.string(),
  organization: z.string(),
  isPublisher: z.boolean(),
})
export type ConsumerFact = z.infer<typeof ConsumerFact>

/** A run that consumed the version, as far as a score asks. `startedAt` null: not recorded. `pinned`: it named the digest. */
export const RunFact = z.strictObject({
  id: z.string(),
  organization: z.string(),
  isPublisher: z.boolean(),
  startedAt: z.string().nullable(),
  pinned: z.boolean(),
  /** Of a Grad-Mimic run: what its reference model was trained on, in this registry's eyes; null for other runs. */
  reference: z.enum(['disallowed', 'unknown', 'clear']).nullable(),
})
export type RunFact = z.infer<typeof RunFact>

/** Two counts of the same thing in the same unit that differ, each with where it stands. */
export const CountMismatch = z.strictObject({
  unit: z.string(),
  counts: z.array(z.strictObject({ value: z.number(), where: z.string() })),
})
export type CountMismatch = z.infer<typeof CountMismatch>

/** A column of the records as its manifest holds it: its role, if it has one, and in how many records it is there. */
const ColumnFact = z.strictObject({ name: z.string(), role: z.enum(RECORD_ROLES).nullable(), present: z.number() })

/** What the registry knows of a version by itself: from its record, its licences, its preferences, its files and its neighbours. */
export const DerivedFacts = z.strictObject({
  organization: z.string(),
  label: z.string(),
  status: z.enum(VERSION_STATUSES),
  releaseDate: z.string(),
  firstReleaseDate: z.string(),
  hasReason: z.boolean(),
  withdrawal: z.strictObject({ kind: z.enum(WITHDRAWAL_KINDS), at: z.string() }).nullable(),
  leading: LicenseFact.extend({ kind: z.enum(['declared', 'concluded']), evidence: z.array(FactEvidence) }),
  parts: z.array(PartFact),
  licenseFlags: z.array(
    z.strictObject({
      code: z.enum(LICENSE_FLAGS),
      says: z.string(),
      parts: z.array(z.string()),
      evidence: z.array(z.string()),
    }),
  ),
  sources: z.array(SourceFact),
  observations: z.array(ObservedSource),
  preferences: PreferenceFact.nullable(),
  files: z.strictObject({
    count: z.number(),
    withDigest: z.number(),
    lastVerified: z.string().nullable(),
    formats: z.array(z.strictObject({ mediaType: z.string(), extension: z.string(), files: z.number() })),
  }),
  hasColumns: z.boolean(),
  /** The columns of the records, where their manifest is held; null where it is not. */
  records: z.strictObject({ count: z.number(), columns: z.array(ColumnFact) }).nullable(),
  languages: z.array(z.string()),
  identifiers: z.array(
    z.strictObject({ scheme: z.enum(IDENTIFIER_SCHEMES), value: z.string(), level: z.enum(['version', 'dataset']) }),
  ),
  hosts: z.array(z.string()),
  /** Whether its Croissant export carries all that the standard requires; that it loads is the exporter's own duty. */
  croissant: z.enum(['valid', 'invalid']),
  copies: z.array(ArchiveCopyFact),
  consumers: z.array(ConsumerFact),
  runs: z.array(RunFact),
  countMismatches: z.array(CountMismatch),
})
export type DerivedFacts = z.infer<typeof DerivedFacts>
