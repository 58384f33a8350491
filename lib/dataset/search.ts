import { z } from 'zod'
import { boundedText, CalendarDate } from '../evidence.ts'
import { parseExpression } from '../license/expression.ts'
import { LICENSE_FAMILIES, type LicenseFamily } from '../license/statement.ts'
import { ARCHIVED, DATASET_STATES, LOWEST, OPT_OUT } from './facets.ts'
import { LanguageTag, MODALITIES, Slug } from './schema.ts'

/**
 * How the list can be ordered. `relevance` needs words to search for, and is `newest` without them: by the release date of
 * the current version. `evidence` and `lowest` put first what waits for work: a licence without evidence, and the lowest band of the seven principles; what was never scored comes last.
 */
export const SORTS = ['relevance', 'newest', 'title', 'evidence', 'lowest'] as const
export type Sort = (typeof SORTS)[number]

/** The facets by which the list can be narrowed, in the order in which they are shown. */
export const FACETS = ['license', 'optOut', 'archived', 'lowest', 'modality', 'language', 'publisher', 'state'] as const
export type Facet = (typeof FACETS)[number]

/** Within a facet any of the values fits; between facets all must. */
function several<Item extends z.ZodType>(item: Item) {
  return z.preprocess(
    (value) => (value === undefined || value === '' ? [] : typeof value === 'string' ? [value] : value),
    z.array(item).max(50),
  )
}

/** One licence by its SPDX id or LicenseRef: a dataset fits whose expression names it, alone or beside others. */
const LicenseId = z
  .string()
  .max(200)
  .refine(
    isLicenseId,
    'A family (open, open-with-conditions, restricted, unknown) or an SPDX licence id, as CC-BY-4.0.',
  )

function isLicenseId(text: string): boolean {
  const parsed = parseExpression(text)
  return parsed.ok && !('conjunction' in parsed.value) && !/^(?:NONE|NOASSERTION)$/.test(text) && !/[\s()]/.test(text)
}

/** What the address of the list holds: words, facets, order, and where the page starts. */
export const DatasetSearch = z.object({
  q: boundedText(400).default(''),
  license: several(z.union([z.enum(LICENSE_FAMILIES), LicenseId])),
  optOut: several(z.enum(OPT_OUT)),
  archived: several(z.enum(ARCHIVED)),
  lowest: several(z.enum(LOWEST)).describe('The band of the lowest principle in the newest score'),
  modality: several(z.enum(MODALITIES)),
  language: several(LanguageTag),
  publisher: several(Slug),
  state: several(z.enum(DATASET_STATES)),
  sort: z.enum(SORTS).default('relevance'),
  cursor: z.string().max(1000).default(''),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
export type DatasetSearch = z.infer<typeof DatasetSearch>

/** The chosen licences apart: families, and single licences by id. */
export function chosenLicenses({ license }: Pick<DatasetSearch, 'license'>): {
  families: LicenseFamily[]
  ids: string[]
} {
  const families = LICENSE_FAMILIES.filter((family) => license.includes(family))
  return { families, ids: license.filter((value) => !families.some((family) => family === value)) }
}

/** Up to 12 words of the query, letters and digits only, in lower case: for matching by prefix. */
export function searchWords(q: string): string[] {
  return (q.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 12)
}

/** Where a page of a sorted list ended: the sort key of its last row as text, and that row's id. */
export const Cursor = z.tuple([z.enum(SORTS), z.string().max(600), z.uuid()])
export type Cursor = z.infer<typeof Cursor>

/** The cursor as it stands in an address: opaque to the reader (base64url of JSON). */
export function printCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url')
}

/** How the sort key of each order is written, so that a forged one never reaches the database: a day, a text, a weight. */
const KEY_FORMS = {
  newest: CalendarDate,
  title: z.string().regex(/^[^\0]*$/),
  evidence: z.string().regex(/^[^\0]*$/),
  lowest: z.string().regex(/^[^\0]*$/),
  relevance: z.string().regex(/^\d{1,9}(?:\.\d{1,9})?$/),
} as const satisfies Record<Sort, z.ZodType>

/** The cursor back, or null where the text is none of ours or belongs to another order. */
export function parseCursor(text: string, sort: Sort): Cursor | null {
  const decoded = Buffer.from(text, 'base64url').toString('utf8')
  if (!/^\["[a-z]+","/.test(decoded)) return null
  const [ok, value] = parseJson(decoded)
  const cursor = Cursor.safeParse(ok ? value : null)
  if (!cursor.success || cursor.data[0] !== sort) return null
  return KEY_FORMS[sort].safeParse(cursor.data[1]).success ? cursor.data : null
}

function parseJson(text: string): [boolean, unknown] {
  try {
    return [true, JSON.parse(text)]
  } catch {
    return [false, null]
  }
}
