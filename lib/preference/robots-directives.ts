import type { SignalEvidence } from './preference.ts'

/**
 * A directive of an X-Robots-Tag line or a robots meta. `name`: in lower case, without its value. `agent`: whom it is for, `*` for everyone.
 * `isDoubtful`: it counts in the protective reading alone.
 */
export type RobotsDirective = { name: string; agent: string; isDoubtful: boolean; evidence: SignalEvidence }

/** Rules that have a value after a colon, which is not an agent before one. */
const VALUED = ['unavailable_after', 'max-snippet', 'max-image-preview', 'max-video-preview']

/** An agent's name may hold spaces, as some do in robots.txt; a date, which begins with a digit, is none. */
const AGENT = /^[A-Za-z*][^\s:;=]*(?: [^\s:;=]+){0,3}$/

/**
 * The directives of one header line as it was sent. An agent stands before the rules that are for it, up to the end of the line or the next
 * agent. What follows a comma after that may be a line of its own which something on the way has joined: that reading is added, in
 * doubt (ours).
 */
export function parseRobotsTag(line: string, evidence: SignalEvidence): RobotsDirective[] {
  let agent = '*'
  return line.split(',').flatMap((item): RobotsDirective[] => {
    const { scope, name } = partsOf(item)
    if (name === null) return []
    if (scope !== null) agent = scope
    const directive = { name, agent, isDoubtful: false, evidence }
    const mayBeJoined = scope === null && agent !== '*'
    return mayBeJoined ? [directive, { ...directive, agent: '*', isDoubtful: true }] : [directive]
  })
}

/** The directives in the content of a robots meta; whom they are for says its name. */
export function parseRobotsMeta(content: string): string[] {
  return content.split(',').flatMap((item) => {
    const { scope, name } = partsOf(item)
    return name === null || scope !== null ? [] : [name]
  })
}

function partsOf(item: string): { scope: string | null; name: string | null } {
  const text = item.trim()
  const colon = text.indexOf(':')
  if (colon === -1) return { scope: null, name: text.toLowerCase() }
  const before = text.slice(0, colon).trim()
  if (VALUED.includes(before.toLowerCase())) return { scope: null, name: before.toLowerCase() }
  if (!AGENT.test(before)) return { scope: null, name: null }
  const after = text.slice(colon + 1).split(':')[0] ?? ''
  return { scope: before, name: after.trim().toLowerCase() }
}
