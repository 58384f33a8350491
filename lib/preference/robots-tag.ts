import { findAgent } from './agents.ts'
import { bodyKind } from './body-kind.ts'
import { attributeText, parseHtmlHead } from './html-head.ts'
import type { PlacedReading } from './places.ts'
import { parseRobotsMeta, parseRobotsTag, type RobotsDirective } from './robots-directives.ts'
import { isPartyOfRobotsTag, partyStatements, tagStatements } from './robots-tag-meaning.ts'
import { headerLines, type Signal, type Subject } from './signal.ts'

/** X-Robots-Tag and robots meta, which no standard defines: by the pages of those who read them (`preferences.md` §2.6). */
export const ROBOTS_TAG_VERSION = 'robots-tag/1'

/**
 * What X-Robots-Tag lines and robots metas say of a record: all of them add up, the most restrictive wins, `all` says nothing. Header
 * lines are read as they were sent, each for whom it names.
 */
export function readRobotsTag(signals: readonly Signal[], subject: Subject): PlacedReading[] {
  const read = signals.map((signal) => directivesOf(signal, subject))
  const directives = firstOfEach(read.flatMap((one) => one.directives))
  const isImage = isImageOf(signals, subject)
  const flags = [
    ...read.flatMap((one) => one.flags),
    ...(directives.some(({ isDoubtful, evidence }) => isDoubtful && isHeader(evidence)) ? ['joined-lines'] : []),
  ]
  const statements = [...tagStatements(directives, isImage), ...partyStatements(directives)]
  return [{ statements, flags: [...new Set(flags)], location: signals[0]?.location ?? '' }]
}

/** The same directive again, for the same agent, adds nothing: so many of each are kept as evidence. */
const MAX_SHOWN = 10

function firstOfEach(directives: readonly RobotsDirective[]): RobotsDirective[] {
  const counts = new Map<string, number>()
  return directives.filter(({ name, agent, isDoubtful }) => {
    const key = `${name} ${agent} ${isDoubtful}`
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count <= MAX_SHOWN
  })
}

/** What a signal holds: header lines, and a page's metas. */
export function directivesOf(signal: Signal, subject: Subject): { directives: RobotsDirective[]; flags: string[] } {
  const { location } = signal
  const header = headerLines(signal.headers, 'x-robots-tag').flatMap((line, index) =>
    parseRobotsTag(line, { location, locator: `header X-Robots-Tag ${index + 1}`, quote: line.slice(0, 500) }),
  )
  if (signal.body === null || bodyKind(signal) !== 'html') return { directives: header, flags: [] }
  const head = parseHtmlHead(signal.body)
  const metas = head.elements.flatMap((one): RobotsDirective[] => {
    const name = attributeText(one, 'name')
    const agent = one.name === 'meta' ? agentOf(name, subject.agent) : null
    if (agent === null) return []
    const evidence = { location, locator: one.locator, quote: one.quote }
    return parseRobotsMeta(attributeText(one, 'content')).map((rule) => ({
      name: rule,
      agent,
      isDoubtful: one.place !== 'head',
      evidence,
    }))
  })
  return { directives: [...header, ...metas], flags: head.isCut ? ['parsed-truncated'] : [] }
}

/** Whom a meta is for by its name, or null where that is none that anybody reads. */
function agentOf(name: string, ours: string): string | null {
  if (name.toLowerCase() === 'robots') return '*'
  const isRead = name !== '' && (name.toLowerCase() === ours.toLowerCase() || findAgent(name) !== null)
  return isRead || isPartyOfRobotsTag(name) ? name : null
}

/** Whether the record is an image; null where nobody says. */
function isImageOf(signals: readonly Signal[], { media, url }: Subject): boolean | null {
  if (media !== null) return media.startsWith('image')
  const own = signals.filter(({ location }) => location === url)
  const type = own.flatMap(({ headers }) => headerLines(headers, 'content-type')).at(-1)
  return type === undefined ? null : /^\s*image\//i.test(type)
}

function isHeader({ locator }: { locator: string }): boolean {
  return locator.startsWith('header')
}
