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

/** The rules that fit a path, longest pattern first among equals in the file's order; a rule without location fits all. */
type Fitting = { rule: TdmRule; octets: number }

function fitting(rules: readonly TdmRule[], path: string): Fitting[] {
  const asked = normalPath(path)
  return rules.flatMap((rule) => {
    const octets = Buffer.from(rule.location ?? '/', 'utf8').toString('latin1')
    const pattern = pathPattern(normalPattern(octets))
    return pattern.fits(asked) ? [{ rule, octets: pattern.octets }] : []
  })
}

/** The rule for a path by the letter: the first in sequence that fits ("the most specific match is the first in sequence"). */
export function firstTdmRule({ rules, isArray }: TdmFile, path: string): TdmRule | null {
  const lawful = isArray ? rules.filter(({ location }) => location !== null) : []
  return fitting(lawful, path)[0]?.rule ?? null
}

/** The rule for a path where the most specific is the longest: the other reading of the same sentence. */
export function longestTdmRule({ rules }: Pick<TdmFile, 'rules'>, path: string): TdmRule | null {
  const [longest] = fitting(rules, path).toSorted((a, b) => b.octets - a.octets)
  return longest?.rule ?? null
}

/**
 * The rule by which a path is reserved in any reading: the first that fits or the longest, repaired where the letter is missed. One that
 * holds without repair comes first; null where none reserves.
 */
export function strictestTdmRule(file: TdmFile, path: string): { rule: TdmRule; isRepaired: boolean } | null {
  const first = firstTdmRule(file, path)
  const readings = [first, longestTdmRule(file, path), fitting(file.rules, path)[0]?.rule ?? null]
  const reserved = readings.filter((rule) => rule !== null).filter(({ repaired }) => repaired === 1)
  const isLawful = ({ value, location }: TdmRule) => value === 1 && location !== null && file.isArray
  const rule = reserved.find(isLawful) ?? reserved[0]
  return rule === undefined ? null : { rule, isRepaired: !isLawful(rule) }
}
