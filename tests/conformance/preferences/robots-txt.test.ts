import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { robotsAccess } from '#lib/preference/robots-access.ts'
import { MAX_ROBOTS_REDIRECTS, readRobotsAnswer } from '#lib/preference/robots-fetch.ts'
import { parseRobotsTxt, type RobotsDialect } from '#lib/preference/robots-txt.ts'
import { arePreferencesHere, casesOf, markOf, SKIPPED } from './tables.ts'

const GoogleCase = z.object({
  id: z.string(),
  robots_txt: z.string().optional(),
  robots_txt_base64: z.string().optional(),
  user_agent: z.string(),
  url: z.string(),
  allowed: z.boolean(),
})
type GoogleCase = z.infer<typeof GoogleCase>

/** preferences.md §2.1: where the letter of RFC 9309 differs from Google's parser. */
const OTHER_BY_THE_LETTER = [
  'ID_LineSyntax_Line#3',
  'ID_Encoding#3',
  'ID_Encoding#5',
  'ID_Encoding#6',
  'GoogleOnly_AcceptUserAgentUpToFirstSpace#2',
  'GoogleOnly_IndexHTMLisDirectory#1',
  'accepted-mistakes#3',
  'index-page#1',
  'non-ascii-paths#3',
  'non-ascii-paths#5',
  'non-ascii-paths#6',
  'user-agent-name#2',
]

function isAllowed({ robots_txt = '', robots_txt_base64, user_agent, url }: GoogleCase, dialect: RobotsDialect) {
  const bytes = robots_txt_base64 === undefined ? Buffer.from(robots_txt) : Buffer.from(robots_txt_base64, 'base64')
  return robotsAccess(parseRobotsTxt(bytes, dialect), user_agent, dialect)(url).access === 'allow'
}

test.skip(!arePreferencesHere, SKIPPED)

for (const table of ['robots-google-unittests', 'robots-google-spec-test'])
  test.describe(table, () => {
    for (const one of casesOf(table, GoogleCase)) {
      test(`${one.id} holds in the dialect of Google`, () => {
        expect(isAllowed(one, 'google')).toBe(one.allowed)
      })
      const differs = OTHER_BY_THE_LETTER.includes(one.id)
      test(`${one.id} ${differs ? 'has the other outcome' : 'holds'} by the letter of RFC 9309`, () => {
        expect(isAllowed(one, 'rfc9309')).toBe(differs ? !one.allowed : one.allowed)
      })
    }
  })

const ExtraCase = z.object({
  id: z.string(),
  type: z.enum(['match', 'fetch-outcome']),
  input: z.record(z.string(), z.unknown()),
  expected: z.record(z.string(), z.unknown()),
  basis_kind: z.string(),
})

const MatchInput = z.object({ robots_txt: z.string(), user_agent: z.string(), url: z.string() })
const FetchInput = z.object({
  status: z.number().optional(),
  final_status: z.number().optional(),
  redirects: z.number().default(0),
  cached: z.object({ age_hours: z.number(), status: z.number() }).nullable().default(null),
})

test.describe('robots-rfc9309-extra', () => {
  for (const { id, type, input, expected, basis_kind } of casesOf('robots-rfc9309-extra', ExtraCase)) {
    const title = `${id}${markOf(basis_kind)}`
    if (id === 'host-and-port-scope-http-vs-https')
      test(`${title}: a file speaks of its own origin alone, so none was read for this URL`, () => {
        expect(new URL(MatchInput.parse(input).url).origin).not.toBe('https://a.example')
      })
    else if (type === 'match')
      test(title, () => {
        const { robots_txt, user_agent, url } = MatchInput.parse(input)
        expect(robotsAccess(parseRobotsTxt(Buffer.from(robots_txt)), user_agent)(url).access).toBe(expected.access)
      })
    else if (id === 'size-over-500KiB')
      test(title, () => {
        const long = Buffer.from(`User-agent: *\n${'#'.repeat(600_000)}\nDisallow: /\n`)
        const file = parseRobotsTxt(long)
        expect(file.isTruncated).toBe(true)
        expect(robotsAccess(file, 'x')('https://a.example/x').access).toBe('allow')
      })
    else if (id === 'soft-404-html')
      test(title, () => {
        const file = parseRobotsTxt(Buffer.from('<!doctype html>\n<title>Not found: User-agent</title>\n'))
        expect(file.rfc).toEqual([])
        expect(robotsAccess(file, 'x')('https://a.example/x').access).toBe('allow')
      })
    else
      test(title, () => {
        const { status, final_status, redirects, cached } = FetchInput.parse(input)
        const answer = {
          status: final_status ?? status ?? null,
          redirects,
          cached: cached === null ? null : { status: cached.status },
        }
        const read = readRobotsAnswer(answer)
        expect(read.state).toBe(expected.state)
        if (expected.access !== undefined) expect(read.access).toBe(expected.access)
        if (expected.protective_profile !== undefined)
          expect(readRobotsAnswer(answer, 'protective')).toEqual(expected.protective_profile)
        expect(MAX_ROBOTS_REDIRECTS).toBe(5)
      })
  }
})
