import spdxLicenses from 'spdx-license-list'
import { licensesIn, parseExpression } from './expression.ts'
import type { VersionLicensing } from './licensing.ts'
import type { JudgedPart } from './parts.ts'
import { findTerms } from './terms.ts'

/** A licence as a credit names it: `url` is where its text stands, null where it has no one place; `duties` are words of the terms table. */
export type CreditedLicense = { id: string; name: string; url: string | null; duties: readonly string[] }

/**
 * The credit that one part is due (CC 4.0 s.3(a)): what it is, by whom, from where, under which licences, what was done
 * with it, and the notices that the evidence quotes. `authors` is empty where the record names none.
 */
export type Credit = {
  part: string
  title: string
  authors: readonly string[]
  sourceUrl: string | null
  expression: string
  licenses: CreditedLicense[]
  changes: string
  notices: string[]
}

/** What is credited: the title of the version or mixture, its address or digest, and the credits of its parts. */
export type Attribution = { title: string; of: string; credits: readonly Credit[] }

/** The credits of the parts of these versions, in their order, a part under several licences once. */
export function creditsOf(parts: readonly JudgedPart[], licensing: readonly VersionLicensing[]): Credit[] {
  const credits = new Map<string, Credit>()
  const owners = new Map(licensing.map((version) => [`${version.dataset}@${version.label}`, version]))
  for (const judged of parts) {
    const { part, of } = judged
    const id = part.id ?? of.id
    const known = credits.get(id)
    if (known === undefined)
      credits.set(id, creditOf(id, judged, owners.get(/^(.*@[^/]+)\//.exec(id)?.[1] ?? '') ?? licensing[0]))
    else extend(known, judged)
  }
  return [...credits.values()]
}

function creditOf(id: string, { part, of, rests }: JudgedPart, version: VersionLicensing | undefined): Credit {
  const isWhole = of.kind === 'version'
  const named = version === undefined ? '' : `${version.dataset} ${version.label}`
  return {
    part: id,
    title: isWhole && version !== undefined ? `${version.title} ${version.label}` : of.name,
    authors: isWhole ? (version?.creators ?? []) : [],
    sourceUrl: of.url,
    expression: part.expression,
    licenses: creditedLicenses(part.expression),
    changes:
      part.mode === 'collection' ? `Kept unchanged in ${named}.` : `Taken into ${named}, which may have changed it.`,
    notices: noticesIn(rests.flatMap(({ evidence }) => evidence.map(({ quote }) => quote))),
  }
}

function extend(credit: Credit, { part, rests }: JudgedPart): void {
  credit.expression = `${credit.expression}, ${part.expression}`
  const known = new Set(credit.licenses.map(({ id }) => id))
  credit.licenses.push(...creditedLicenses(part.expression).filter(({ id }) => !known.has(id)))
  const more = noticesIn(rests.flatMap(({ evidence }) => evidence.map(({ quote }) => quote)))
  credit.notices = [...new Set([...credit.notices, ...more])]
}

const KNOWN = new Map<string, CreditedLicense[]>()

/** The licences that an expression names. Remembered: ten thousand parts have few expressions. */
function creditedLicenses(expression: string): CreditedLicense[] {
  const known = KNOWN.get(expression)
  if (known !== undefined) return [...known]
  const parsed = parseExpression(expression)
  const ids = parsed.ok ? licensesIn(parsed.value) : []
  const found = ids.filter((id) => id !== 'NONE' && id !== 'NOASSERTION').map(creditedLicense)
  if (KNOWN.size < 10_000) KNOWN.set(expression, found)
  return [...found]
}

function creditedLicense(id: string): CreditedLicense {
  const listed = new Map(Object.entries(spdxLicenses)).get(id)
  const terms = findTerms(id)
  const url = listed?.url ?? terms?.source ?? null
  return { id, name: listed?.name ?? terms?.name ?? id, url, duties: terms?.conditions ?? [] }
}

const NOTICE = /(?:©|\(c\)|copyright)[^\n]{0,300}/gi
const NOTICES_MAX = 20

/** The copyright lines among the quotes, each once. */
function noticesIn(quotes: readonly string[]): string[] {
  const found = quotes.flatMap((quote) => quote.match(NOTICE) ?? []).map((line) => line.trim())
  return [...new Set(found)].slice(0, NOTICES_MAX)
}
