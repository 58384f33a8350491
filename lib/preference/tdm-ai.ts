import { attempt } from '../attempt.ts'
import { deniesOf, leavesOf } from './effects.ts'
import { type Effects, PreferenceStatement, type SignalEvidence } from './preference.ts'
import { bodyText, type Reading, SILENT, type Signal } from './signal.ts'

/** TDM·AI usage declarations bound to an ISCC (ISO 24138), documentation of 2025-11-04. */
export const TDM_AI_VERSION = 'tdm-ai/1 1.0'

/** At most so many declarations of one answer are read. */
const MAX_DECLARATIONS = 100

/**
 * What declarations about a work's ISCC state: one, or a list as a registry answers. Signatures are not looked at, so that an update never
 * lifts what another declaration denies: whether one party made both is not known, and the stricter is followed. A declaration for a
 * code that is only near counts where it denies, in the protective reading.
 */
export function readTdmAi(signal: Signal): Reading {
  if (signal.body === null) return SILENT
  const json = attempt((): unknown => JSON.parse(bodyText(signal)))
  if (!json.ok) return { statements: [], flags: ['malformed'] }
  const { value } = json
  const readings = Array.isArray(value)
    ? value.slice(0, MAX_DECLARATIONS).map((one: unknown, index) => readDeclaration(one, `/${index}`, signal.location))
    : [readDeclaration(value, '', signal.location)]
  return {
    statements: readings.flatMap(({ statements }) => statements),
    flags: [...new Set(readings.flatMap(({ flags }) => flags))],
  }
}

type Word = 'allow' | 'deny'
type Declaration = Record<string, unknown>

function readDeclaration(value: unknown, pointer: string, location: string): Reading {
  if (!isDeclaration(value)) return { statements: [], flags: ['malformed'] }
  if (typeof value.iscc !== 'string' || !/^ISCC:\S+$/i.test(value.iscc)) return { statements: [], flags: ['no-iscc'] }
  const isNear = value.match !== undefined && value.match !== 'exact'
  const literal = effectsOf(value, literalWord)
  const strict = deniesOf(effectsOf(value, strictWord))
  const repaired = Object.fromEntries(
    leavesOf(strict).flatMap((leaf) => (literal[leaf] === 'deny' ? [] : [[leaf, 'deny']])),
  )
  const said = [
    { mark: isNear ? 'near' : '', effects: isNear ? deniesOf(literal) : literal, basis: 'explicit', isStrict: isNear },
    { mark: 'repaired', effects: repaired, basis: 'contested', isStrict: true },
    { mark: 'all', effects: isNear ? {} : impliedBy(value), basis: 'contested', isStrict: true },
  ]
  const evidence = evidenceOf(value, pointer, location)
  const statements = said
    .filter(({ effects }) => Object.keys(effects).length > 0)
    .map(({ mark, effects, basis, isStrict }) =>
      PreferenceStatement.parse({
        id: `tdm-ai:${pointer} ${value.iscc} ${mark}`.trim(),
        mechanism: 'tdm-ai',
        effects,
        basis,
        addressee: '*',
        ...(isStrict && { profiles: ['protective'] }),
        evidence,
      }),
    )
  return {
    statements,
    flags: [...(isNear ? ['near-match'] : []), ...(Object.keys(repaired).length > 0 ? ['non-canonical'] : [])],
  }
}

/** Training of any kind inherits from `all`, of generative models from `train-ai`; `ai-use` and `search` are declared by themselves. */
function effectsOf(declaration: Declaration, wordOf: (value: unknown, inherited: Word | null) => Word | null): Effects {
  const all = wordOf(declaration.all, null)
  const training = wordOf(declaration['train-ai'], all)
  const words = {
    search: wordOf(declaration.search, null),
    'ai-input': wordOf(declaration['ai-use'], null),
    'train-gen': wordOf(declaration['train-genai'], training),
    'train-nongen': training,
    'tdm-other': all,
  }
  return Object.fromEntries(Object.entries(words).filter(([, word]) => word !== null))
}

/** By the schema: the strings "true" and "false". A value of another kind states nothing, and inherits nothing. */
function literalWord(value: unknown, inherited: Word | null): Word | null {
  if (value === 'true') return 'allow'
  if (value === 'false') return 'deny'
  return value === undefined ? inherited : null
}

/** In the stricter reading a false that is no string is one, and another value is as if it were not there. */
function strictWord(value: unknown, inherited: Word | null): Word | null {
  if (value === 'true') return 'allow'
  return value === 'false' || value === false ? 'deny' : inherited
}

/** Another page of the documentation has `all` imply use by AI and search; an index for AI follows its use (`preferences.md` §2.10). */
function impliedBy(declaration: Declaration): Effects {
  if (declaration.all !== 'false') return {}
  const isUseDenied = declaration['ai-use'] !== 'true'
  return {
    ...(declaration.search === undefined && { search: 'deny' as const }),
    ...(isUseDenied && { 'ai-index': 'deny' as const }),
    ...(declaration['ai-use'] === undefined && { 'ai-input': 'deny' as const }),
  }
}

const LABELS = ['all', 'train-ai', 'train-genai', 'ai-use', 'search']

function evidenceOf(declaration: Declaration, pointer: string, location: string): SignalEvidence[] {
  const written = LABELS.filter((label) => declaration[label] !== undefined)
  return written.map((label) => ({
    location,
    locator: `${pointer}/${label}`,
    quote: `"${label}": ${JSON.stringify(declaration[label]) ?? ''}`.slice(0, 500),
  }))
}

function isDeclaration(value: unknown): value is Declaration {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
