import { z } from 'zod'
import { Digest } from '#lib/digest.ts'
import type { Issue } from '#lib/error.ts'
import { Evidence } from '#lib/evidence.ts'
import { matchLicense } from '#lib/license/alias.ts'
import { parseExpression } from '#lib/license/expression.ts'
import { LicenseStatement, type LicenseStatementInput } from '#lib/license/statement.ts'
import type { Asked } from './form-state.ts'
import { jsonText } from './json-text.ts'
import type { GroupSpec } from './spec.ts'
import { type FormValues, one, oneOrNull } from './values.ts'

/** Licence statements of a dataset, a version or a source. The names are those of `LicenseStatement`. */
export const LICENSE_GROUP: GroupSpec = {
  as: 'group',
  name: 'licenses',
  label: 'Licences',
  one: 'Licence',
  hint: 'As the publisher says it, with the place where it is said. Several licences all bind.',
  fields: [
    {
      as: 'area',
      name: 'raw',
      label: 'In the publisher’s words',
      rows: 2,
      hint: 'Kept as it is written, for ever: cc-by-4.0, or the address of the licence.',
    },
    {
      as: 'expression',
      name: 'expression',
      label: 'SPDX expression',
      optional: true,
      hint: 'Leave it empty to be shown what the words come to. CC-BY-4.0, or MIT OR Apache-2.0.',
    },
    {
      as: 'select',
      name: 'layer',
      label: 'It speaks of',
      half: true,
      options: [
        { value: 'content', label: 'the works themselves' },
        { value: 'database', label: 'the collection (database right)' },
      ],
    },
    {
      as: 'text',
      name: 'evidence.0.retrievedAt',
      label: 'Read on',
      optional: true,
      half: true,
      placeholder: '2026-06-05',
    },
    {
      as: 'text',
      name: 'evidence.0.source',
      label: 'Where it is said',
      type: 'url',
      optional: true,
      placeholder: 'https://',
    },
    { as: 'area', name: 'evidence.0.quote', label: 'The words there', optional: true, rows: 2 },
    { as: 'hidden', name: 'kept' },
    { as: 'hidden', name: 'suggested' },
  ],
}

/** What a statement holds besides what the form shows; it goes through the form as JSON, so that nothing is lost. */
const Kept = LicenseStatement.omit({ layer: true }).extend({
  evidence: z.array(Evidence).max(50),
  first: z.object({ about: z.string(), locator: z.string(), digest: Digest.nullable() }).nullable(),
})
const KeptText = jsonText.pipe(Kept)

/** The row of a statement that was settled before. */
export function licenseValues(statement: LicenseStatement): FormValues {
  const { layer, evidence, ...rest } = statement
  const [first, ...others] = evidence
  const kept = {
    ...rest,
    evidence: others,
    first: first === undefined ? null : { about: first.about, locator: first.locator, digest: first.digest },
  }
  return {
    raw: [statement.raw],
    expression: [statement.expression],
    layer: [layer],
    'evidence.0.source': [first?.source ?? ''],
    'evidence.0.quote': [first?.quote ?? ''],
    'evidence.0.retrievedAt': [first?.retrievedAt ?? ''],
    kept: [JSON.stringify(kept)],
  }
}

/** The row of a statement that an importer proposes: what it only suggests is left for a person to choose. */
export function licenseProposal(statement: LicenseStatement): FormValues {
  const values = licenseValues(statement)
  if (statement.match === 'exact') return values
  const isSettled = statement.expression !== 'NOASSERTION'
  return {
    ...values,
    expression: [''],
    ...(isSettled && { suggested: [statement.expression], 'expression.chosen': [statement.expression] }),
  }
}

/** The statement that a row makes. `today` is when its page was read, unless the row says when. */
export function licenseInput(row: FormValues, today: string): LicenseStatementInput {
  const kept = parseKept(one(row, 'kept'))
  const raw = one(row, 'raw').trim()
  const expression = expressionOf(row)
  const source = oneOrNull(row, 'evidence.0.source')
  const quote = one(row, 'evidence.0.quote')
  const retrievedAt = oneOrNull(row, 'evidence.0.retrievedAt') ?? today
  const { evidence: others = [], first = null, ...rest } = kept ?? {}
  return {
    ...rest,
    raw,
    expression,
    layer: one(row, 'layer') === 'database' ? 'database' : 'content',
    match: kept?.raw === raw && kept.expression === expression ? kept.match : matchOf(raw, expression),
    evidence: [...(source === null ? [] : [{ ...first, source, quote, retrievedAt }]), ...others],
  }
}

/** What the person wrote, else what they chose, else the words themselves where they are an expression. */
function expressionOf(row: FormValues): string {
  const written = one(row, 'expression').trim()
  if (written !== '') return written
  const chosen = one(row, 'expression.chosen')
  if (chosen !== '') return chosen
  const raw = one(row, 'raw').trim()
  return matchLicense(raw).match === 'exact' ? raw : 'NOASSERTION'
}

function matchOf(raw: string, expression: string): LicenseStatement['match'] {
  const found = matchLicense(raw)
  if (found.expression === expression) return found.match
  return expression === 'NOASSERTION' ? 'none' : 'confirmed'
}

function parseKept(text: string): z.infer<typeof Kept> | null {
  const parsed = KeptText.safeParse(text)
  return parsed.success ? parsed.data : null
}

/**
 * What the licence strings in a form may mean, and what the person must still settle: a string that is no SPDX expression in
 * its own spelling is never taken without a choice (`licences.md` §3), and what was written must be an expression.
 */
export function askLicenses(values: FormValues): Asked {
  const rows = Object.keys(values).flatMap((name) => /^(?:.+\.)?licenses\.\d+(?=\.raw$)/.exec(name)?.[0] ?? [])
  const settled = new Map(rows.flatMap((row) => settledIn(values, row)))
  const asked = rows.map((row) => askOne(values, row, settled))
  return {
    values: Object.assign({}, values, ...asked.map((one) => one.values)),
    suggestions: Object.assign({}, ...asked.map((one) => one.suggestions)),
    issues: asked.flatMap((one) => one.issues),
  }
}

/** What a row's words were settled as: it holds for the same words elsewhere in the form, so that nobody is asked twice. */
function settledIn(values: FormValues, row: string): [string, string][] {
  const raw = one(values, `${row}.raw`).trim()
  const expression = one(values, `${row}.expression`).trim() || one(values, `${row}.expression.chosen`)
  return raw === '' || expression === '' ? [] : [[raw, expression]]
}

function askOne(values: FormValues, row: string, settled: ReadonlyMap<string, string>): Asked {
  const at = `${row}.expression`
  const written = one(values, at).trim()
  if (written !== '') return { values: {}, suggestions: {}, issues: expressionIssues(written, at) }
  const found = matchLicense(one(values, `${row}.raw`))
  if (found.match === 'exact') return { values: {}, suggestions: {}, issues: [] }
  const proposed = [one(values, `${row}.suggested`), found.expression, ...found.candidates]
  const candidates = [...new Set(proposed.filter((text) => text !== '' && text !== 'NOASSERTION'))]
  const suggestions = { [at]: { note: found.note, candidates } }
  if (one(values, `${at}.chosen`) !== '') return { values: {}, suggestions, issues: [] }
  const same = settled.get(one(values, `${row}.raw`).trim())
  if (same !== undefined && [...candidates, 'NOASSERTION'].includes(same))
    return { values: { [`${at}.chosen`]: [same] }, suggestions, issues: [] }
  const likeliest = found.expression !== 'NOASSERTION' || candidates.length === 0 ? found.expression : ''
  const message = `${found.note} ${likeliest === '' ? 'Choose what is meant.' : 'Confirm it, or write another expression.'}`
  return { values: { [`${at}.chosen`]: [likeliest] }, suggestions, issues: [{ at, message }] }
}

function expressionIssues(text: string, at: string): Issue[] {
  const parsed = parseExpression(text)
  if (parsed.ok) return []
  const { offset, expected, found } = parsed.error
  const message = `Not an SPDX expression: at character ${offset + 1} ${expected} was expected, and "${found}" was found.`
  return [{ at, message }]
}
