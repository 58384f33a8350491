import { z } from 'zod'
import data from './data/terms.json' with { type: 'json' }

const Answer = z.enum(['yes', 'no', 'unknown'])

/**
 * What one licence permits, asks and forbids (`licences.md` §4), in our own words and not legal advice. `scope`: what the
 * text licenses, joined by `+`; `database` alone says nothing of contents. `fieldOfUse`: `none`, or the limit. `basis`:
 * letters; `T` alone is not yet checked against the text. `source` is where the text stands, null where it has no one
 * place; `since` the edition in which this entry first stood.
 */
export const LicenseTerms = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  scope: z.string(),
  status: z.enum(['licence', 'statement', 'contract-terms', 'custom', 'unknown', 'none']),
  openDefinition: z.enum(['approved', 'approved*', 'approved-if-no-invariants', 'rejected', 'not-reviewed']),
  permissions: z.strictObject({
    reproduce: Answer,
    redistribute: Answer,
    shareAdapted: Answer,
    commercialUse: Answer,
  }),
  conditions: z.array(z.string()),
  shareAlike: z.strictObject({ scope: z.string(), outboundAllowed: z.array(z.string()) }).nullable(),
  fieldOfUse: z.string(),
  databaseRight: z.enum(['licensed', 'waived', 'not-addressed']),
  trainingResults: z.enum(['unrestricted', 'notice-required', 'not-addressed']),
  limitations: z.array(z.string()),
  note: z.string(),
  basis: z.string(),
  source: z.string().nullable(),
  date: z.iso.date(),
  since: z.iso.date(),
})
export type LicenseTerms = z.infer<typeof LicenseTerms>

/** Every edition of the table, oldest first. An edition never changes: a correction makes a new one. */
export const LICENSE_TERMS_EDITIONS: readonly string[] = data.editions

/** The edition that verdicts are made under where none is asked for. */
export const LICENSE_TERMS_EDITION: string = LICENSE_TERMS_EDITIONS.at(-1) ?? ''

/** The words for duties, each with its meaning in a few words. */
export const CONDITIONS: Readonly<Record<string, string>> = data.conditions

/** The ten words that ask for credit or notices; a licence of release that asks for any of them passes credit on (§7.8). */
export const CREDIT_CONDITIONS: readonly string[] = Object.keys(CONDITIONS).slice(0, 10)

const ENTRIES = z.array(LicenseTerms).parse(data.licences)
const TABLES = new Map(LICENSE_TERMS_EDITIONS.map((edition) => [edition, tableOf(edition)]))

/** Whether there is an edition of this name. */
export function isTermsEdition(edition: string): boolean {
  return TABLES.has(edition)
}

/** Every entry of an edition, in the table's order; none of an edition that there is not. */
export function listTerms(edition: string = LICENSE_TERMS_EDITION): LicenseTerms[] {
  return [...(TABLES.get(edition)?.values() ?? [])]
}

/**
 * The entry of a licence in an edition, or null: never that of its family. `X-or-later` without an entry of its own is
 * `X-only`, whose share-alike is also met by every later version in the table, be it only or or later.
 */
export function findTerms(id: string, edition: string = LICENSE_TERMS_EDITION): LicenseTerms | null {
  const table = TABLES.get(edition)
  if (table === undefined) return null
  return table.get(id) ?? orLater(id, table)
}

/** Of several entries of one id, the newest that the edition knows. */
function tableOf(edition: string): Map<string, LicenseTerms> {
  const known = ENTRIES.filter(({ since }) => since <= edition).toSorted((a, b) => (a.since < b.since ? -1 : 1))
  return new Map(known.map((entry) => [entry.id, entry]))
}

function orLater(id: string, table: ReadonlyMap<string, LicenseTerms>): LicenseTerms | null {
  const [, family, version] = /^(.*)-(\d[\d.]*)-or-later$/.exec(id) ?? []
  const only = family === undefined ? undefined : table.get(`${family}-${version}-only`)
  if (family === undefined || version === undefined || only === undefined) return null
  if (only.shareAlike === null) return { ...only, id }
  const later = [...table.keys()].filter((other) => isLater(other, family, version)).flatMap(withOrLater)
  const outboundAllowed = [...new Set([...only.shareAlike.outboundAllowed, id, ...later])]
  return { ...only, id, shareAlike: { ...only.shareAlike, outboundAllowed } }
}

/** `X-only` stands for `X-or-later` too: of a later version both are released alike. */
function withOrLater(id: string): string[] {
  return id.endsWith('-only') ? [id, id.replace(/-only$/, '-or-later')] : [id]
}

function isLater(id: string, family: string, version: string): boolean {
  const [, otherFamily, other] = /^(.*)-(\d[\d.]*)-(?:only|or-later)$/.exec(id) ?? []
  return otherFamily === family && other !== undefined && Number(other) > Number(version)
}
