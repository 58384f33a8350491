import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { combinePreferences, toldLeaves } from '#lib/preference/combine.ts'
import { PROFILES, type Profile, USAGE_LEAVES } from '#lib/preference/preference.ts'
import { parseRobotsTxt } from '#lib/preference/robots-txt.ts'
import { readRsl } from '#lib/preference/rsl.ts'
import { headerLinks } from '#lib/preference/rsl-links.ts'
import { robotsLicenses, robotsLicensesByRfc } from '#lib/preference/rsl-robots.ts'
import type { Signal } from '#lib/preference/signal.ts'
import { arePreferencesHere, casesOf, markOf, PREFERENCES_FOLDER, SKIPPED } from './tables.ts'

const Values = z.record(z.string(), z.string())
const Urls = z.strictObject({ license_urls: z.array(z.string()) })
const Input = z.strictObject({
  rsl_xml: z.string().nullable().optional(),
  path: z.string().default('/'),
  robots_txt: z.string().optional(),
  robots_license: z.string().optional(),
  license_status: z.number().optional(),
  link_header: z.string().optional(),
  content_type: z.string().optional(),
  user_agent: z.string().default(''),
  user_geo: z.string().optional(),
  user_class: z.string().optional(),
})
type Input = z.infer<typeof Input>
const Case = z.object({
  id: z.string(),
  input: Input,
  expected: Urls.or(Values),
  protective: Values.optional(),
  ambiguous: z.strictObject({ 'rfc9309-grouping': Urls }).optional(),
  conditions: z.array(z.object({ leaf: z.string(), info: z.string() })).optional(),
  basis_kind: z.string(),
})

const LICENSE = 'https://a.example/license.xml'
const text = (body: string) => Buffer.from(body)

/** The case as places: the document where it is given, announced by a robots.txt; where there is none, the host's answer. */
function signalsOf({ rsl_xml, robots_license = LICENSE, content_type = 'application/rsl+xml' }: Input): Signal[] {
  const robots = text(`License: ${robots_license}\nUser-agent: *\nAllow: /\n`)
  const body = typeof rsl_xml === 'string' ? text(rsl_xml) : null
  return [
    { mechanism: 'robots-txt', location: 'https://a.example/robots.txt', body: robots, headers: [] },
    { mechanism: 'rsl', location: robots_license, body, headers: [['Content-Type', content_type]] },
  ]
}

function decided(signals: readonly Signal[], path: string, profile: Profile) {
  const readings = readRsl(signals, { url: `https://a.example${path}`, agent: '', media: null })
  const statements = readings.flatMap((reading) => reading.statements)
  return { readings, decision: combinePreferences({ statements, context: { identities: [] } }, profile) }
}

function valuesOf(signals: readonly Signal[], path: string, profile: Profile) {
  const { decision } = decided(signals, path, profile)
  return Object.fromEntries(toldLeaves(decision).map((leaf) => [leaf, decision[leaf].value]))
}

test.skip(!arePreferencesHere, SKIPPED)

const CASES = casesOf('rsl', Case)

for (const { id, input, expected, ambiguous, basis_kind } of CASES.filter((one) => 'license_urls' in one.expected)) {
  const file = parseRobotsTxt(text(input.robots_txt ?? ''))
  test(`${id}${markOf(basis_kind)}`, () => {
    const headers: [string, string][] = [['Link', input.link_header ?? '']]
    const linked = headerLinks({ headers, location: 'https://a.example/' }).map(({ address }) => address)
    expect({ license_urls: [...robotsLicenses(file, input.user_agent), ...linked] }).toEqual(expected)
  })
  if (ambiguous !== undefined)
    test(`${id}, read as rfc9309-grouping (our interpretation)`, () => {
      expect({ license_urls: robotsLicensesByRfc(file, input.user_agent) }).toEqual(ambiguous['rfc9309-grouping'])
      const robots: Signal = {
        mechanism: 'robots-txt',
        location: 'https://a.example/robots.txt',
        body: text(input.robots_txt ?? ''),
        headers: [],
      }
      const readings = readRsl([robots], { url: 'https://a.example/', agent: input.user_agent, media: null })
      expect(readings.flatMap(({ flags }) => flags)).toEqual(['ambiguous-grouping'])
      expect(readings.filter(({ unread }) => unread !== undefined)).toMatchObject([
        { location: 'https://a.example/all.xml' },
        { location: 'https://a.example/bot.xml', unreadIn: ['protective'] },
      ])
    })
}

for (const one of CASES.filter(({ expected }) => !('license_urls' in expected))) {
  const { id, input, expected, protective, conditions = [], basis_kind } = one
  const signals = signalsOf(input)
  test(`${id}${markOf(basis_kind)}`, () => {
    expect(valuesOf(signals, input.path, 'literal')).toEqual(expected)
    const { decision } = decided(signals, input.path, 'literal')
    for (const { leaf, info } of conditions)
      for (const named of USAGE_LEAVES.filter((name) => leaf === '*' || name.startsWith(leaf.replace('*', ''))))
        if (leaf !== '*' || decision[named].value === 'allow') expect(decision[named].conditions).toEqual([info])
  })
  test(`${id}, protective (our interpretation)`, () => {
    expect(valuesOf(signals, input.path, 'protective')).toEqual(protective ?? expected)
  })
}

test('the flags tell a document that covers nothing from one that is not there (from a secondary source)', () => {
  const flagsOf = (id: string) => {
    const input = Input.parse(CASES.find((one) => one.id === id)?.input)
    return decided(signalsOf(input), input.path, 'literal').readings.flatMap(({ flags }) => flags)
  }
  expect(flagsOf('no-matching-content')).toEqual(['rsl-unlicensed'])
  expect(flagsOf('unknown-rsl-element-breaks-document')).toEqual(['rsl-unlicensed'])
  expect(flagsOf('license-404')).toEqual(['rsl-unresolvable'])
})

test('the sample licence: a narrower content decides before a wider one (from a secondary source)', () => {
  const sample = (name: string) => readFileSync(new URL(`samples/${name}`, PREFERENCES_FOLDER))
  const location = 'https://site.example/license.xml'
  const url = 'https://site.example'
  const decide = (path: string, profile: Profile) => {
    const signals: Signal[] = [{ mechanism: 'rsl', location, body: sample('license-rsl.xml'), headers: [] }]
    const statements = readRsl(signals, { url: url + path, agent: '', media: null }).flatMap((one) => one.statements)
    return combinePreferences({ statements, context: { identities: [] } }, profile)
  }
  for (const profile of PROFILES) {
    expect(decide('/x', profile)['train-gen'].value).toBe('deny')
    expect(decide('/open/x', profile)['train-gen']).toMatchObject({ value: 'allow', conditions: ['attribution'] })
    expect(decide('/paid/x', profile)['train-gen']).toMatchObject({
      value: 'deny',
      conditions: ['licence token from https://license.site.example; payment type=training'],
    })
  }
})
