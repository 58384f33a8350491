import { effectsOn } from './effects.ts'
import { type Effects, PreferenceStatement, type SignalEvidence, USAGE_LEAVES, type UsageLeaf } from './preference.ts'
import { type RslList, type RslTerms, rslTerms } from './rsl-terms.ts'
import { RSL_AI_LEAVES } from './rsl-tokens.ts'
import type { XmlElement } from './xml.ts'

/**
 * Where a document was found and for whom it speaks. `prefix`: the place in the file in which it stands, if any. `isStricter`: it counts by
 * another reading of the place that announces it, so in the protective profile and where it denies. `announced`: by whom.
 */
export type RslPlace = {
  location: string
  prefix: string
  agents: '*' | string[]
  isStricter: boolean
  announced: SignalEvidence[]
}

type Said = {
  element: XmlElement
  mark: string
  effects: Effects
  condition: string | null
  basis: 'explicit' | 'legacy' | 'contested'
}

/**
 * What the contents that cover a record state, the narrowest first: a leaf that a narrower content speaks of is not asked of a wider one.
 * Contents and licences of one narrowness all count, and the strictest is followed (`preferences.md` §2.9).
 */
export function rslStatements(groups: readonly XmlElement[][], place: RslPlace): PreferenceStatement[] {
  const open = new Set<UsageLeaf>(USAGE_LEAVES)
  return groups.flatMap((group) => {
    const licenses = group.flatMap(rslTerms)
    const listed = licenses.flatMap(({ permits, prohibits }) => [...permits, ...prohibits])
    const leaves = listed.flatMap(({ tokens }) => tokens.leaves)
    const [closing] = licenses.flatMap(({ permits }) => permits)
    const rest = [...open].filter((leaf) => !leaves.includes(leaf))
    const said = [
      ...licenses.flatMap((license) => saidBy(license)),
      ...(closing === undefined ? [] : [saying(closing, 'closed list', effectsOn(rest, 'deny'))]),
    ]
    const statements = said.flatMap((one) => statementOf(one, open, place))
    for (const leaf of closing === undefined ? leaves : USAGE_LEAVES) open.delete(leaf)
    return statements
  })
}

/** What is announced but is no valid document licenses nothing; that terms were meant denies the AI leaves, in the protective reading. */
export function unlicensed(place: RslPlace, evidence: SignalEvidence): PreferenceStatement {
  return PreferenceStatement.parse({
    id: `rsl:${evidence.locator} unlicensed`,
    mechanism: 'rsl',
    effects: effectsOn(RSL_AI_LEAVES, 'deny'),
    basis: 'contested',
    addressee: '*',
    profiles: ['protective'],
    evidence: [evidence, ...place.announced],
  })
}

/** What one licence says: a prohibition beats a permission (RSL 1.0 s3.6), and what is demanded first makes a permission a deny. */
function saidBy({ permits, prohibits, demands, asks, element }: RslTerms): Said[] {
  const forbidden = prohibits.flatMap(({ tokens }) => tokens.leaves)
  const condition = [...demands, ...asks].join('; ') || null
  const word = demands.length > 0 ? 'deny' : 'allow'
  const granted = (list: RslList) => list.tokens.leaves.filter((leaf) => !forbidden.includes(leaf))
  const isDemandAlone = permits.length === 0 && demands.length > 0
  return [
    ...prohibits.map((list) => saying(list, '', effectsOn(list.tokens.leaves, 'deny'))),
    ...permits.map((list) => ({ ...saying(list, '', effectsOn(granted(list), word)), condition })),
    ...prohibits.map((list) => ({
      ...saying(list, 'legacy', effectsOn(list.tokens.legacy, 'deny')),
      basis: 'legacy' as const,
    })),
    ...(isDemandAlone
      ? [{ ...saying({ element }, 'demand', effectsOn(RSL_AI_LEAVES, 'deny')), condition, basis: 'contested' as const }]
      : []),
  ]
}

function saying({ element }: Pick<RslList, 'element'>, mark: string, effects: Effects): Said {
  return { element, mark, effects, condition: null, basis: 'explicit' }
}

function statementOf(said: Said, open: ReadonlySet<UsageLeaf>, place: RslPlace): PreferenceStatement[] {
  const { element, mark, basis, condition } = said
  const isProtective = place.isStricter || basis !== 'explicit'
  const effects: Effects = {}
  for (const leaf of open) {
    const word = said.effects[leaf]
    if (word !== undefined && (word === 'deny' || !isProtective)) effects[leaf] = word
  }
  if (Object.keys(effects).length === 0) return []
  const locator = place.prefix + element.path
  return [
    PreferenceStatement.parse({
      id: [`rsl:${locator}`, mark, ...(isProtective ? ['protective'] : [])].filter((part) => part !== '').join(' '),
      mechanism: 'rsl',
      effects,
      basis,
      condition: condition?.slice(0, 500) ?? null,
      addressee: place.agents,
      ...(isProtective && { profiles: ['protective'] }),
      flags: basis === 'legacy' ? ['legacy-label'] : [],
      evidence: [{ location: place.location, locator, quote: element.quote }, ...place.announced],
    }),
  ]
}
