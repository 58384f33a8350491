import { z } from 'zod'
import { boundedText, CalendarDate, Evidence, Timestamp } from '../evidence.ts'

/** What a licence speaks of: the works themselves, or the collection as such (database right). Two fields, never one. */
export const LICENSE_LAYERS = ['content', 'database'] as const

/** Who speaks: the publisher of the dataset or its host, or a named person who concludes from evidence (SPDX 3). */
export const LICENSE_KINDS = ['declared', 'concluded'] as const

/**
 * What an expression lets one do, for a facet: open, open with conditions (share-alike and the like), restricted
 * (non-commercial, no derivatives, field of use), or nothing can be concluded.
 */
export const LICENSE_FAMILIES = ['open', 'open-with-conditions', 'restricted', 'unknown'] as const
export type LicenseFamily = (typeof LICENSE_FAMILIES)[number]

/** How the raw string became an expression. Only `exact`, `case` and `mapped` do so without a person. */
export const LICENSE_MATCHES = [
  'exact',
  'case',
  'mapped',
  'ambiguous',
  'none',
  'custom',
  'suggestion',
  'confirmed',
] as const

/** The five kinds of evidence for a licence, strongest first. */
export const LICENSE_BASES = ['item-metadata', 'page-statement', 'about-page', 'terms-of-service', 'law'] as const

/** The kind of document that the licence was read from. */
export const LICENSE_READ_FROM = [
  'card',
  'api',
  'licence-file',
  'paper',
  'site',
  'e-mail',
  'manifest-column',
  'metadata-file',
  'person',
] as const

/**
 * One statement about a licence. `raw` is the string as found and is kept for ever; `expression` is an SPDX expression,
 * `NOASSERTION` (nobody has settled it) or `NONE` (looked, there is none). No evidence: the statement stands, and is
 * shown as without evidence.
 */
export const LicenseStatement = z.strictObject({
  layer: z.enum(LICENSE_LAYERS).default('content'),
  kind: z.enum(LICENSE_KINDS).default('declared'),
  raw: boundedText(20_000),
  expression: boundedText(10_000).default('NOASSERTION'),
  match: z.enum(LICENSE_MATCHES).default('none'),
  basis: z.enum(LICENSE_BASES).nullable().default(null),
  readFrom: z.enum(LICENSE_READ_FROM).nullable().default(null),
  by: boundedText(200).default(''),
  at: CalendarDate.or(Timestamp).nullable().default(null),
  reason: boundedText(4000).default(''),
  evidence: z.array(Evidence).max(50).default([]),
})
export type LicenseStatement = z.infer<typeof LicenseStatement>
/** A statement as a person, form or importer writes it: everything but `raw` may be left out. */
export type LicenseStatementInput = z.input<typeof LicenseStatement>
