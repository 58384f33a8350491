import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { combinePreferences } from '#lib/preference/combine.ts'
import { PROFILES, type Profile } from '#lib/preference/preference.ts'
import { readRobotsTag } from '#lib/preference/robots-tag.ts'
import type { HeaderLine, Signal } from '#lib/preference/signal.ts'
import { readTdmrep } from '#lib/preference/tdmrep.ts'
import { arePreferencesHere, PREFERENCES_FOLDER, SKIPPED } from './tables.ts'

// What another reader, datadiligence 0.1.7, makes of the same header lines. A comparison, never an expectation: where we are looser
// than it is, the reason is named here.

const Facts = z.object({
  xrobots: z.array(
    z.object({
      value: z.string(),
      allowed_with_agent: z.boolean().nullable(),
      allowed_without_agent: z.boolean().nullable(),
    }),
  ),
  tdm_reservation_header: z.array(z.object({ value: z.string(), allowed: z.boolean() })),
})

type Compared = { header: string; value: string; agent: string; theirs: boolean | null; ours: Record<Profile, boolean> }

/** Whether training is not denied to an agent, in a medium that is an image, as that reader's are. */
function isNotDenied(line: HeaderLine, agent: string): Record<Profile, boolean> {
  const location = 'https://a.example/x'
  const signal: Signal = { mechanism: 'robots-tag', location, body: null, headers: [line] }
  const subject = { url: location, agent, media: 'image' }
  const readings = [...readRobotsTag([signal], subject), ...readTdmrep([signal], subject)]
  const statements = readings.flatMap((one) => one.statements)
  const value = (profile: Profile) =>
    combinePreferences({ statements, context: { identities: [agent] } }, profile)['train-gen'].value
  return { literal: value('literal') !== 'deny', protective: value('protective') !== 'deny' }
}

function comparisons(): Compared[] {
  if (!arePreferencesHere) return []
  const text = readFileSync(new URL('tool-datadiligence-xrobots.json', PREFERENCES_FOLDER), 'utf8')
  const { xrobots, tdm_reservation_header } = Facts.parse(JSON.parse(text))
  const tag = (value: string, agent: string, theirs: boolean | null): Compared => ({
    header: 'X-Robots-Tag',
    value,
    agent,
    theirs,
    ours: isNotDenied(['X-Robots-Tag', value], agent),
  })
  return [
    ...xrobots.map((one) => tag(one.value, 'spawningbot', one.allowed_with_agent)),
    ...xrobots.map((one) => tag(one.value, '', one.allowed_without_agent)),
    ...tdm_reservation_header.map(({ value, allowed }) => ({
      header: 'tdm-reservation',
      value,
      agent: '',
      theirs: allowed,
      ours: isNotDenied(['tdm-reservation', value], ''),
    })),
  ]
}

/** Where we deny less than that reader does, by value and agent, each with its reason; at 0.1.7 there is no such place. */
const LOOSER: Record<string, string> = {}

const nameOf = ({ header, value, agent }: Compared) => `${header}: ${value} (for ${agent === '' ? 'nobody' : agent})`
const note = (type: string, found: readonly Compared[]) =>
  test.info().annotations.push(...found.map((one) => ({ type, description: nameOf(one) })))

test.skip(!arePreferencesHere, SKIPPED)

for (const profile of PROFILES)
  test(`${profile}: where we deny less than datadiligence does, the reason is named`, () => {
    const all = comparisons()
    const looser = all.filter(({ theirs, ours }) => theirs === false && ours[profile])
    note('looser', looser)
    note(
      'stricter',
      all.filter(({ theirs, ours }) => theirs === true && !ours[profile]),
    )
    expect(looser.map(nameOf).filter((name) => LOOSER[name] === undefined)).toEqual([])
    expect([all.length, all.filter(({ theirs }) => theirs === false).length]).toEqual([42, 13])
  })
