import { z } from 'zod'
import { attempt } from '../attempt.ts'
import { urlOf } from '../url.ts'
import { effectsOn } from './effects.ts'
import { PreferenceStatement, TRAINING_LEAVES } from './preference.ts'
import { bodyText, type Reading, SILENT, type Signal, type Subject } from './signal.ts'

/** Spawning's Do Not Train registry as its clients read it (datadiligence 0.1.7); the other registries are read by people or as claims. */
export const REGISTRY_VERSION = 'registry/1 do-not-train'

/** At most so many addresses stand in one answer. */
export const MAX_REGISTRY_URLS = 10_000

const Answer = z.object({ urls: z.array(z.unknown()) })
const Asked = z.object({ url: z.string(), optOut: z.boolean() })

/**
 * What an answer of the Do Not Train registry says of the record: `{"urls": [{url, optOut, optIn}]}`, where `optOut` denies training. An `optIn`,
 * a `false`, and an address that is not in the answer say nothing (ours). An answer that is none counts as a place that was not read.
 */
export function readRegistry(signal: Signal, subject: Subject): Reading {
  if (signal.body === null) return SILENT
  const text = bodyText(signal)
  const read = attempt(() => Answer.parse(JSON.parse(text)))
  if (!read.ok) return { ...SILENT, unread: 'The registry gave no list of addresses.' }
  const wanted = withoutFragment(subject.url)
  const statements = read.value.urls.slice(0, MAX_REGISTRY_URLS).flatMap((item, place) => {
    const asked = Asked.safeParse(item)
    const isOptOut = asked.success && asked.data.optOut && withoutFragment(asked.data.url) === wanted
    return isOptOut ? [optOut(signal, `/urls/${place}`, JSON.stringify(item))] : []
  })
  return { statements, flags: read.value.urls.length > MAX_REGISTRY_URLS ? ['over-limit'] : [] }
}

function optOut({ location }: Signal, locator: string, quote: string): PreferenceStatement {
  return PreferenceStatement.parse({
    id: `registry:${locator}`,
    mechanism: 'registry',
    effects: effectsOn(TRAINING_LEAVES, 'deny'),
    basis: 'explicit',
    addressee: '*',
    evidence: [{ location, locator, quote: quote.slice(0, 500) }],
  })
}

function withoutFragment(text: string): string {
  const url = urlOf(text)
  if (url === null) return text
  url.hash = ''
  return url.href
}
