import { urlOf } from '../url.ts'
import { pathnameOf } from './places.ts'
import type { Mechanism } from './preference.ts'
import { parseRobotsTxt, type RobotsFile, textOf } from './robots-txt.ts'
import { type HeaderLine, headerLines } from './signal.ts'
import { parseTdmFile } from './tdmrep-file.ts'

/** A place that is asked for an origin. `isPolicy`: a text that a reservation points to, kept as a condition and not read for preferences. */
export type Place = { mechanism: Mechanism; location: string; isPolicy: boolean }

/** At most so many places that an origin's own files point to (`preferences.md` §8). */
export const MAX_TARGETS = 16

/** The flag of an attempt for a policy: its bytes state no preference themselves. */
export const POLICY_FLAG = 'policy'

/** The files that speak for a whole origin, in the order in which they are asked for. */
const FILES = [
  { path: '/robots.txt', mechanism: 'robots-txt' },
  { path: '/.well-known/tdmrep.json', mechanism: 'tdmrep' },
  { path: '/ai.txt', mechanism: 'ai-txt' },
  { path: '/.well-known/ai.txt', mechanism: 'ai-txt-well-known' },
  { path: '/trust.txt', mechanism: 'trust-txt' },
] as const satisfies readonly { path: string; mechanism: Mechanism }[]

const SECOND_TRUST_TXT = '/.well-known/trust.txt'

/** The files of an origin, robots.txt first. The second place of trust.txt is asked only where the first is not there. */
export function filesOf(origin: string, { firstTrustIsAbsent }: { firstTrustIsAbsent: boolean }): Place[] {
  const files = FILES.map(({ path, mechanism }) => placeAt(mechanism, origin + path))
  return firstTrustIsAbsent ? [...files, placeAt('trust-txt', origin + SECOND_TRUST_TXT)] : files
}

/** The robots.txt of an origin. */
export function robotsOf(origin: string): Place {
  return placeAt('robots-txt', `${origin}/robots.txt`)
}

/** The mechanism of a file that speaks for its origin, or null where the address is that of another thing. */
export function fileMechanism(location: string): Mechanism | null {
  const path = pathnameOf(location)
  if (path === SECOND_TRUST_TXT) return 'trust-txt'
  return FILES.find((file) => file.path === path)?.mechanism ?? null
}

const READ = new WeakMap<Uint8Array, RobotsFile>()

/** A robots.txt as it is read; the same bytes are read once, however often a plan asks. */
export function robotsFile(bytes: Uint8Array): RobotsFile {
  const known = READ.get(bytes)
  const file = known ?? parseRobotsTxt(bytes)
  if (known === undefined) READ.set(bytes, file)
  return file
}

/** What an origin's own files say, so far as they were read. */
export type OriginFiles = { robots: Uint8Array | null; tdmrep: Uint8Array | null; headers: readonly HeaderLine[] }

/** The places that an origin's files point to: RSL licences, then TDM policies, each once, no more than the bound. */
export function targetsOf({ robots, tdmrep, headers }: OriginFiles): { places: Place[]; isCut: boolean } {
  const licenses =
    robots === null
      ? []
      : robotsFile(robots)
          .lines.filter(({ key }) => key === 'license')
          .map(({ value }) => textOf(value))
  const rules = tdmrep === null ? [] : parseTdmFile(tdmrep).rules
  const policies = [...rules.map(({ policy }) => policy ?? ''), ...headerLines(headers, 'tdm-policy')]
  const places = [
    ...addresses(licenses).map((location) => placeAt('rsl', location)),
    ...addresses(policies).map((location) => ({ ...placeAt('tdmrep', location), isPolicy: true })),
  ]
  return { places: places.slice(0, MAX_TARGETS), isCut: places.length > MAX_TARGETS }
}

/** How a place is told apart from others of its origin. */
export function placeKey({ mechanism, location }: Pick<Place, 'mechanism' | 'location'>): string {
  return `${mechanism} ${location}`
}

function placeAt(mechanism: Mechanism, location: string): Place {
  return { mechanism, location, isPolicy: false }
}

const MAX_ADDRESS = 8192

/** Whole http and https addresses among texts, each once, without fragment or password. */
function addresses(texts: readonly string[]): string[] {
  const found = texts.flatMap((text) => {
    const trimmed = text.trim()
    const url = trimmed.length > MAX_ADDRESS || !/^https?:\/\//i.test(trimmed) ? null : urlOf(trimmed)
    if (url === null) return []
    url.hash = ''
    url.username = ''
    url.password = ''
    return [url.href]
  })
  return [...new Set(found)]
}
