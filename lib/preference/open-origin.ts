import { type CollectionBasis, collectionMoments, placesAtCollection } from './at-collection.ts'
import { type CompiledOrigin, compileOrigin } from './compile-origin.ts'
import type { PreferenceAnswer } from './evaluate.ts'
import type { GroupBasis } from './group-shares.ts'
import type { Attempt } from './observation.ts'
import { type PathTest, prefixTests } from './path-tests.ts'
import type { Signal } from './signal.ts'
import { type KeptBodies, signalsOfAttempts, signalsOfPlaces } from './signals-of-attempts.ts'
import { type PublicTerms, recordedTermsOf, termsHoldFor } from './terms-record.ts'

/** `collection`: what held when each record was collected. `observed`: what had been seen by a moment. */
export type ReadingMoment = 'collection' | 'observed'

/** All that is kept of an origin, by when it counts, and who asks. */
export type OriginMemory = {
  origin: string
  attempts: readonly Attempt[]
  bodies: KeptBodies
  terms: readonly PublicTerms[]
  moment: ReadingMoment
  asOf: string
  agent: string
  identities: readonly string[]
}

/**
 * An origin that is asked for its records. `tests` and `moments` part them: records that fit the same tests, collected between the same moments, are told the
 * same. `judge`: the answer for one of them, null where nothing is known.
 */
export type OpenOrigin = {
  tests: readonly PathTest[]
  moments: readonly number[]
  judge(url: string, retrievedAt: string | null): { basis: GroupBasis; answer: PreferenceAnswer | null }
}

/** Opens an origin for a reading. */
export function openOrigin(memory: OriginMemory): OpenOrigin {
  return memory.moment === 'observed' ? openObserved(memory) : openAtCollection(memory)
}

function openObserved(memory: OriginMemory): OpenOrigin {
  if (memory.attempts.length === 0 && ownTerms(memory).length === 0) return NEVER_ASKED
  const signals = signalsOfAttempts(memory.attempts, memory.bodies, memory.asOf)
  const { tests, judge } = compiled(memory, signals, memory.asOf)
  const basis = memory.attempts.length === 0 ? 'none' : 'observed'
  return { tests, moments: [], judge: (url) => ({ basis, answer: judge(url) }) }
}

const NEVER_ASKED: OpenOrigin = { tests: [], moments: [], judge: () => ({ basis: 'none', answer: null }) }

function ownTerms({ terms, origin }: OriginMemory): PublicTerms[] {
  return terms.filter((one) => termsHoldFor({ ...one, pathPrefix: '' }, origin))
}

/** Each time of collection has its own copies and terms; the tests are those of all of them together. */
function openAtCollection(memory: OriginMemory): OpenOrigin {
  const { attempts, bodies, asOf } = memory
  const terms = ownTerms(memory)
  const moments = [...new Set([...collectionMoments(attempts), ...terms.flatMap(termsMoments)])].sort((a, b) => a - b)
  const everything = attempts.map(({ mechanism, location, headers, body }) => ({
    ...{ mechanism, location, headers },
    body: body === null ? null : (bodies.get(body) ?? null),
  }))
  const known = new Map<number | null, { basis: CollectionBasis; compiled: CompiledOrigin }>()
  const at = (retrievedAt: string | null) => {
    const key = retrievedAt === null ? null : moments.filter((moment) => moment <= Date.parse(retrievedAt)).length
    const found = known.get(key)
    if (found !== undefined) return found
    const { basis, places } = placesAtCollection(attempts, retrievedAt)
    const made = { basis, compiled: compiled(memory, signalsOfPlaces(places, bodies), retrievedAt ?? asOf) }
    known.set(key, made)
    return made
  }
  return {
    tests: [...compiled(memory, everything, asOf).tests, ...terms.flatMap(({ pathPrefix }) => prefixTests(pathPrefix))],
    moments,
    judge(url, retrievedAt) {
      const { basis, compiled } = at(retrievedAt)
      return { basis, answer: basis === 'none' && terms.length === 0 ? null : compiled.judge(url) }
    },
  }
}

/** When terms begin to hold, are confirmed, and end, in ms. */
function termsMoments({ recorded, confirmed, ended }: PublicTerms): number[] {
  return [recorded, confirmed, ended].flatMap((one) => (one === null ? [] : [Date.parse(one.at)]))
}

function compiled(memory: OriginMemory, signals: readonly Signal[], at: string): CompiledOrigin {
  const { origin, terms, agent, identities } = memory
  return compileOrigin({ signals, recorded: recordedTermsOf(terms, origin, at), agent, identities })
}
