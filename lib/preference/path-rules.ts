import { parseAiTxtRecords } from './ai-txt-records.ts'
import { parseContentSignal } from './content-signal.ts'
import { normalPath, normalPattern, pathOf } from './path-pattern.ts'
import { isTrivial, type PathTest } from './path-tests.ts'
import type { Mechanism } from './preference.ts'
import { parseRobotsTxt, type RobotsLine } from './robots-txt.ts'
import { parseRsl } from './rsl-document.ts'
import { type Signal, subjectPath } from './signal.ts'
import { parseTdmFile } from './tdmrep-file.ts'
import { parseUsageRule } from './usage-rules.ts'
import { attributeOf } from './xml.ts'
import { xmlText } from './xml-text.ts'

/** The patterns in the bytes of a place, in normal form, on which what its mechanism says of a path may depend. */
type PatternsOf = (body: Uint8Array) => string[]

/** Every mechanism whose bytes speak of paths. What the others say is the same for every record of an origin. */
const PATTERNS: Partial<Record<Mechanism, PatternsOf>> = {
  'robots-txt': robotsPatterns,
  'ai-agent': robotsPatterns,
  'control-token': robotsPatterns,
  'content-usage': robotsPatterns,
  'content-signal': robotsPatterns,
  'cc-signals': robotsPatterns,
  tdmrep: (body) => parseTdmFile(body).rules.map(({ location }) => normalPattern(octets(location ?? '/'))),
  'ai-txt': (body) => parseRobotsTxt(body).lines.flatMap(accessPatterns),
  'ai-txt-well-known': (body) => parseAiTxtRecords(body).records.map(({ value }) => normalPattern(octets(value))),
  rsl: rslPatterns,
}

/**
 * The tests that part the records of an origin by what the signals say of them: two records that fit the same tests are told the same, so that one
 * is judged for all (a law test). A record at the very address of a signal stands alone, since it may be what the signal was read of.
 */
export function pathTestsOf(signals: readonly Signal[]): PathTest[] {
  const tests = signals.flatMap(({ mechanism, location, body }): PathTest[] => {
    const patterns = body === null ? [] : (PATTERNS[mechanism]?.(body) ?? [])
    const caseless = mechanism === 'ai-txt' ? patterns : []
    const paths = [normalPath(subjectPath(location)), normalPath(pathOf(location))]
    return [
      ...patterns.map((pattern) => ({ pattern, kind: 'cased' as const })),
      ...caseless.map((pattern) => ({ pattern: pattern.toLowerCase(), kind: 'caseless' as const })),
      ...paths.map((path) => ({ pattern: `${path}$`, kind: 'alone' as const })),
    ]
  })
  const telling = tests.filter(({ pattern }) => !isTrivial(pattern))
  return [...new Map(telling.map((test) => [`${test.kind} ${test.pattern}`, test])).values()]
}

function robotsPatterns(body: Uint8Array): string[] {
  const { lines } = parseRobotsTxt(body)
  const own = lines.flatMap((line) => {
    if (line.key === 'content-usage') return [parseUsageRule(line.value).path]
    if (line.key === 'content-signal') return [normalPattern(parseContentSignal(line.value).path)]
    return accessPatterns(line)
  })
  return [...own, '/robots.txt$']
}

function accessPatterns({ key, value }: RobotsLine): string[] {
  return (key === 'allow' || key === 'disallow') && value !== '' ? [normalPattern(value)] : []
}

function rslPatterns(body: Uint8Array): string[] {
  const read = parseRsl(xmlText(body))
  const contents = read.kind === 'read' ? read.contents : []
  return contents.map((content) => {
    const written = (attributeOf(content, 'url') ?? '').trim()
    return normalPattern(/^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? pathOf(written) : octets(written))
  })
}

function octets(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}
