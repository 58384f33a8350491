import { attempt } from '../attempt.ts'
import { type C2paAssertion, readManifests } from './c2pa-manifest.ts'
import { type C2paValidation, parseC2paReport } from './c2pa-report.ts'
import { deniesOf, effectsOn } from './effects.ts'
import { type Effects, PreferenceStatement, type UsageLeaf } from './preference.ts'
import { bodyText, type Reading, SILENT, type Signal } from './signal.ts'

/** Training and data mining: C2PA 1.3 and 1.4 §19.23, CAWG 1.0 and 1.1 of 2025-05-16. */
export const C2PA_VERSION = 'c2pa/1 cawg-1.1'

/** `ai_training` is of models that generate nothing: the stricter reading does not rely on it. */
const ENTRIES: ReadonlyMap<string, { leaf: UsageLeaf; alsoMeant: readonly UsageLeaf[] }> = new Map<
  string,
  { leaf: UsageLeaf; alsoMeant: readonly UsageLeaf[] }
>([
  ['data_mining', { leaf: 'tdm-other', alsoMeant: [] }],
  ['ai_inference', { leaf: 'ai-input', alsoMeant: [] }],
  ['ai_generative_training', { leaf: 'train-gen', alsoMeant: [] }],
  ['ai_training', { leaf: 'train-nongen', alsoMeant: ['train-gen'] }],
])

/** At most so many entries of one assertion are read. */
const MAX_ENTRIES = 100

/**
 * What a signed manifest states, in the bytes of a file, a sidecar, or the report of a validator. Only the active manifest speaks; what
 * ingredients refuse, and what a manifest of other bytes refuses, counts in the protective reading. From bytes nothing is verified, so
 * that an allow falls. Never throws.
 */
export function readC2pa(signal: Signal): Reading {
  if (signal.body === null) return SILENT
  const start = Buffer.from(signal.body.subarray(0, 100)).toString('latin1').trimStart()
  return /^(?:\u00ef\u00bb\u00bf)?\s*\{/.test(start) ? readReport(signal) : readBytes(signal, signal.body)
}

function readReport(signal: Signal): Reading {
  const json = attempt((): unknown => JSON.parse(bodyText(signal)))
  const report = json.ok ? parseC2paReport(json.value) : null
  if (report === null) return { statements: [], flags: ['malformed'] }
  const { active, ingredients, validation } = report
  return {
    statements: statementsOf(active, ingredients, { location: signal.location, validation }),
    flags: validation === 'valid' ? [] : [validation],
  }
}

function readBytes({ location }: Signal, body: Uint8Array): Reading {
  const { active, ingredients, unread } = readManifests(body)
  return {
    statements: statementsOf(active, ingredients, { location, validation: null }),
    flags: active.length + ingredients.length > 0 ? ['not-verified'] : [],
    ...(unread.length > 0 && { unread: unread.join('; ') }),
  }
}

type Source = { location: string; validation: C2paValidation | null }

function statementsOf(
  active: readonly C2paAssertion[],
  ingredients: readonly C2paAssertion[],
  source: Source,
): PreferenceStatement[] {
  const isOther = source.validation === 'hash-mismatch'
  return [
    ...active.flatMap((assertion) => entriesOf(assertion, source, isOther)),
    ...ingredients.flatMap((assertion) => entriesOf(assertion, source, true)),
  ]
}

/** CAWG 1.0 had the entries in the assertion itself, 1.1 and C2PA have them in a map of that name. */
function entriesOf({ data, locator }: C2paAssertion, source: Source, isEvidenceAlone: boolean): PreferenceStatement[] {
  if (!isRecord(data)) return []
  const entries = Object.entries(isRecord(data.entries) ? data.entries : data)
  return entries.slice(0, MAX_ENTRIES).flatMap(([key, entry]) => {
    const quote = `${JSON.stringify(key)}: ${writtenAs(entry)}`.slice(0, 500)
    const evidence = { location: source.location, locator: `${locator}/${key}`.slice(0, 300), quote }
    return saidBy(key, entry).map(({ mark, isRead, ...said }) => ({
      ...PreferenceStatement.parse({
        ...said,
        id: [`c2pa:${evidence.locator}`, mark].join(' ').trim(),
        mechanism: 'c2pa',
        effects: isRead && !isEvidenceAlone ? said.effects : deniesOf(said.effects),
        addressee: '*',
        profiles: isRead && !isEvidenceAlone ? ['literal', 'protective'] : ['protective'],
        verified: source.validation === 'valid',
        evidence: [evidence],
      }),
    }))
  })
}

type Said = Pick<PreferenceStatement, 'effects' | 'basis' | 'condition'> & { mark: string; isRead: boolean }

/** An entry as what it says, and what the stricter reading adds. One that the vocabulary does not know is kept, and says nothing. */
function saidBy(key: string, entry: unknown): Said[] {
  const meaning = ENTRIES.get(/^(?:c2pa|cawg)\.(\w+)$/.exec(key)?.[1] ?? '')
  if (meaning === undefined) return [{ effects: {}, basis: 'explicit', condition: null, mark: '', isRead: true }]
  const { word, isRead, condition } = wordOf(entry)
  const own: Effects = effectsOn([meaning.leaf], word)
  const also = word === 'deny' ? effectsOn(meaning.alsoMeant, 'deny') : {}
  const basis = isRead ? 'explicit' : 'contested'
  return [
    { effects: own, basis, condition, mark: '', isRead },
    ...(Object.keys(also).length === 0
      ? []
      : [{ effects: also, basis: 'contested' as const, condition, mark: 'generative too', isRead: false }]),
  ]
}

/** What an entry's `use` says: constrained is denied without more (C2PA 1.4 §19.23.1). Another word is no word, and meant to refuse. */
function wordOf(entry: unknown): { word: 'allow' | 'deny'; isRead: boolean; condition: string | null } {
  const { use, constraint_info, constraints_info } = isRecord(entry) ? entry : {}
  if (use === 'allowed') return { word: 'allow', isRead: true, condition: null }
  if (use === 'notAllowed') return { word: 'deny', isRead: true, condition: null }
  if (use !== 'constrained') return { word: 'deny', isRead: false, condition: null }
  const info = [constraint_info, constraints_info].find((text) => typeof text === 'string' && text.trim() !== '')
  return { word: 'deny', isRead: true, condition: typeof info === 'string' ? info.trim().slice(0, 500) : 'constrained' }
}

/** The entry as JSON; nothing where it is too deep for that. */
function writtenAs(entry: unknown): string {
  const json = attempt(() => JSON.stringify(entry))
  return json.ok ? json.value : ''
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
