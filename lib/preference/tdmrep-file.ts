import { z } from 'zod'
import { attempt } from '../attempt.ts'
import { isSoft404 } from './body-kind.ts'
import { normalPath, normalPattern, pathPattern } from './path-pattern.ts'
import { bodyText } from './signal.ts'

/** `tdm-reservation`: 1 reserved, 0 not reserved, null unset, also where it is something else (TDMRep §4). */
export type TdmValue = 1 | 0 | null

/**
 * A rule of a tdmrep.json. `location`: its pattern, null where there is none. `value`: by the letter; `repaired`: what is meant where the
 * letter is missed. `pointer`: its JSON pointer as a fragment (RFC 6901 §6).
 */
export type TdmRule = {
  location: string | null
  value: TdmValue
  repaired: TdmValue
  policy: string | null
  pointer: string
  quote: string
}

/** A tdmrep.json: its rules, and whether it is the array that the report demands. `unread`: why it can't be read. */
export type TdmFile = { rules: TdmRule[]; isArray: boolean; flags: string[]; unread?: string }

/** How much of a file is read, in bytes, and how many rules of which length (`preferences.md` §8). */
export const TDM_FILE_LIMIT = 1_048_576
export const MAX_TDM_RULES = 10_000
export const MAX_TDM_PATTERN = 2048

const Member = z.looseObject({})

/** Reads a tdmrep.json, whatever it is: what is no JSON, or no rule, says nothing and is flagged. Never throws. */
export function parseTdmFile(bytes: Uint8Array): TdmFile {
  const none = { rules: [], isArray: false }
  if (bytes.length > TDM_FILE_LIMIT) return { ...none, flags: [], unread: 'too-large' }
  if (isSoft404(bytes)) return { ...none, flags: ['soft-404'] }
  const read = attempt((): unknown => JSON.parse(bodyText({ body: bytes })))
  if (!read.ok) return { ...none, flags: ['malformed'] }
  const isArray = Array.isArray(read.value)
  const items: unknown[] = Array.isArray(read.value) ? read.value : [read.value]
  const rules = items.slice(0, MAX_TDM_RULES).flatMap((item, place) => ruleOf(item, isArray ? `#/${place}` : '#'))
  const kept = rules.filter(({ location }) => (location ?? '').length <= MAX_TDM_PATTERN)
  const isOver = items.length > MAX_TDM_RULES || kept.length < rules.length
  return { rules: kept, isArray, flags: isOver ? ['over-limit'] : [] }
}

function ruleOf(item: unknown, pointer: string): TdmRule[] {
  const read = Member.safeParse(item)
  if (!read.success) return []
  const { location, 'tdm-reservation': reservation, 'tdm-policy': policy } = read.data
  const value = reservation === 1 ? 1 : reservation === 0 ? 0 : null
  const isMeant = reservation === '1' || reservation === true
  const written = Object.entries({ location, 'tdm-reservation': reservation, 'tdm-policy': policy })
    .filter(([, one]) => ['string', 'number', 'boolean'].includes(typeof one))
    .map(([name, one]) => `"${name}": ${JSON.stringify(one)}`)
  if (location !== undefined && typeof location !== 'string') return []
  return [
    {
      location: location === undefined || location === '' ? null : location,
      value,
      repaired: isMeant ? 1 : value,
      policy: typeof policy === 'string' ? policy : null,
      pointer,
      quote: `{ ${written.join(', ')} }`.slice(0, 500),
    },
  ]
}

/**
 * What a file says of a path, reading by reading; null where no rule fits. `first`: by the letter, the first in sequence ("the most specific match
 * is the first in sequence"). `longest`: where the most specific is the longest, the other reading of that sentence. `strictest`: the rule
 * by which the path is reserved in any reading, mended where the letter is missed (`isRepaired`) if it is not reserved otherwise.
 */
export type TdmMatch = {
  first: TdmRule | null
  longest: TdmRule | null
  strictest: { rule: TdmRule; isRepaired: boolean } | null
}

/** Asks a file about a path: case-sensitive patterns from the start, `*` and `$`, escapes of unreserved characters decoded first. */
export function matchTdmFile({ rules, isArray }: Pick<TdmFile, 'rules' | 'isArray'>, path: string): TdmMatch {
  const fitting = fittingRules(rules, normalPath(path))
  const isLawful = ({ location }: TdmRule) => isArray && location !== null
  const first = fitting.find(({ rule }) => isLawful(rule))?.rule ?? null
  const longest = fitting.toSorted((a, b) => b.octets - a.octets)[0]?.rule ?? null
  const readings = [first, longest, fitting[0]?.rule ?? null].filter((rule) => rule !== null)
  const holds = (rule: TdmRule) => rule.value === 1 && isLawful(rule)
  const rule = readings.find(holds) ?? readings.find(({ repaired }) => repaired === 1)
  return { first, longest, strictest: rule === undefined ? null : { rule, isRepaired: !holds(rule) } }
}

/** In the order of the file; a rule without a location is taken for one of the whole origin. */
function fittingRules(rules: readonly TdmRule[], path: string): { rule: TdmRule; octets: number }[] {
  return rules.flatMap((rule) => {
    const octets = Buffer.from(rule.location ?? '/', 'utf8').toString('latin1')
    const pattern = pathPattern(normalPattern(octets))
    return pattern.fits(path) ? [{ rule, octets: pattern.octets }] : []
  })
}
