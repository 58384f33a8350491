import { judgeLicenses } from './aggregate.ts'
import { alternativesOf, printLeaf } from './alternatives.ts'
import { findTerms, LICENSE_TERMS_EDITION } from './terms.ts'
import { isTraining } from './use.ts'
import type { LicensePart, LicenseQuestion } from './verdict.ts'

/**
 * The fewest parts to take out so that the rest is allowed. `remove`: their ids. `share`: the sum of the shares that this
 * costs, null where any of them is not known. `left`: how many parts stay. `outbound`: the licence of release under which
 * the rest is allowed, null where any will do or none is asked.
 */
export type InTheWay = { remove: string[]; share: number | null; left: number; outbound: string | null }

/**
 * What stands in the way of the use (`licences.md` §7). With a licence of release each obstacle belongs to one part, so the
 * answer is the parts that are not allowed alone under it, and no smaller set will do. Without one, share-alike parts may
 * exclude each other: then each licence of release that some part leaves is tried, and the one that costs the smallest share
 * (then the fewest parts, then the first by name) is taken.
 */
export function inTheWay(
  parts: readonly LicensePart[],
  question: LicenseQuestion,
  edition: string = LICENSE_TERMS_EDITION,
): InTheWay {
  const first = takeOut(parts, question, edition)
  if (question.outbound !== null || isTraining(question.use)) return first
  const rest = parts.filter((part, index) => !first.remove.includes(idOf(part, index)))
  if (rest.length === 0 || judgeLicenses(rest, question, edition).verdict === 'allowed') return first
  const tried = licensesLeft(rest, edition).map((outbound) => takeOut(parts, { ...question, outbound }, edition))
  return tried.sort(cheaper)[0] ?? first
}

function takeOut(parts: readonly LicensePart[], question: LicenseQuestion, edition: string): InTheWay {
  const named = parts.map((part, index) => ({ ...part, id: idOf(part, index) }))
  const remove = new Set(notAllowedAlone(named, question, edition))
  const rest = () => named.filter(({ id }) => !remove.has(id))
  // a database whose contents were all taken out stands alone now, and says nothing of what is in it
  if (!rest().some(({ layer }) => layer === 'content'))
    for (const id of notAllowedAlone(rest(), question, edition)) remove.add(id)
  const removed = new Map(named.filter(({ id }) => remove.has(id)).map(({ id, share }) => [id, share]))
  return {
    remove: [...remove],
    share: sumOf([...removed.values()]),
    left: new Set(rest().map(({ id }) => id)).size,
    outbound: question.outbound,
  }
}

function notAllowedAlone(
  parts: readonly (LicensePart & { id: string })[],
  question: LicenseQuestion,
  edition: string,
): string[] {
  const hasContents = parts.some(({ layer }) => layer === 'content')
  const known = new Map<string, boolean>()
  return parts.flatMap((part) => {
    const key = `${part.mode ?? ''} ${part.layer} ${part.expression}`
    const isAllowed = known.get(key) ?? isAllowedAlone(part, hasContents, question, edition)
    known.set(key, isAllowed)
    return isAllowed ? [] : [part.id]
  })
}

/** A database is judged beside contents that are free, where the whole has contents: theirs are judged on their own. */
function isAllowedAlone(part: LicensePart, hasContents: boolean, question: LicenseQuestion, edition: string): boolean {
  const contents: LicensePart = { expression: 'CC0-1.0', layer: 'content', share: null, mode: part.mode }
  const together = part.layer === 'database' && hasContents ? [part, contents] : [part]
  return judgeLicenses(together, question, edition).verdict === 'allowed'
}

/** Every licence of release that the share-alike of some part leaves, by name. */
function licensesLeft(parts: readonly LicensePart[], edition: string): string[] {
  const expressions = new Set(parts.map(({ expression }) => expression))
  const left = [...expressions].flatMap((expression) =>
    (alternativesOf(expression) ?? []).flat().flatMap((term) => {
      const terms = findTerms(term.license, edition)
      return terms?.conditions.includes('flow-down-terms')
        ? [printLeaf(term)]
        : (terms?.shareAlike?.outboundAllowed ?? [])
    }),
  )
  return [...new Set(left)].sort()
}

function cheaper(a: InTheWay, b: InTheWay): number {
  return (a.share ?? 1) - (b.share ?? 1) || a.remove.length - b.remove.length
}

function idOf(part: LicensePart, index: number): string {
  return part.id ?? String(index + 1)
}

function sumOf(shares: (number | null)[]): number | null {
  return shares.reduce<number | null>((sum, share) => (sum === null || share === null ? null : sum + share), 0)
}
