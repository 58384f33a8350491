import { urlOf } from '../url.ts'
import { judgeAnswer } from './harvest-answer.ts'
import { fileMechanism, type Place } from './harvest-places.ts'
import type { AttemptDraft } from './harvest-plan.ts'
import type { FailureKind } from './observation.ts'
import { headerLines } from './signal.ts'
import type { Snapshot } from './snapshot.ts'

/** An attempt of a collector before it is kept, and the bytes that are to be. */
export type SnapshotAttempt = { attempt: AttemptDraft; body: Uint8Array | null }

const REDIRECTS = [301, 302, 303, 307, 308]
const MAX_REDIRECTS = 5

/** Whether a snapshot is of a file that speaks for its origin, and may be a redirect to another one. */
export function isOfFile({ url }: Snapshot): boolean {
  return fileMechanism(url) !== null
}

/**
 * What a snapshot is as an attempt: of a file that speaks for its origin one for its mechanism; of any other page one for the header lines (and the
 * head of an HTML page), at the address of the record. `others`: snapshots of files by their address, for redirects that lead to one.
 */
export function snapshotAttempt(snapshot: Snapshot, others: ReadonlyMap<string, readonly Snapshot[]>): SnapshotAttempt {
  const mechanism = fileMechanism(snapshot.url)
  const { answered, chain, failure } = mechanism === null ? straight(snapshot) : followed(snapshot, others)
  const url = new URL(snapshot.url)
  const location = mechanism === null ? snapshot.url : url.origin + url.pathname
  const place: Place = { mechanism: mechanism ?? 'robots-tag', location, isPolicy: false }
  const { status, headers, isCut } = answered
  const isFull = status >= 200 && status < 300
  const body = isFull && answered.body.length > 0 ? answered.body : null
  const cut = mechanism === null || !isCut ? null : 'too-large'
  const { isAsBefore: _isAsBefore, ...judged } = judgeAnswer(
    place,
    { status, headers, body: isFull ? answered.body : null, failure: failure ?? cut, flags: isCut ? ['cut'] : [] },
    null,
  )
  return {
    attempt: {
      origin: url.origin,
      mechanism: place.mechanism,
      location,
      observer: 'collector',
      agent: snapshot.agent,
      requestedAt: snapshot.fetchedAt,
      finishedAt: snapshot.fetchedAt,
      chain,
      status,
      headers,
      body: null,
      bytesReceived: isFull ? answered.bytes : 0,
      ...judged,
    },
    body,
  }
}

type Followed = { answered: Snapshot; chain: string[]; failure: FailureKind | null }

function straight(answered: Snapshot): Followed {
  return { answered, chain: [], failure: null }
}

/** Where a file's redirects lead, as far as the same file holds the answers: the nearest in time of each address. */
function followed(first: Snapshot, others: ReadonlyMap<string, readonly Snapshot[]>): Followed {
  const chain: string[] = []
  for (let answered = first; ; ) {
    const target = targetOf(answered)
    if (target === null) return { answered, chain, failure: null }
    chain.push(target)
    if (chain.length > MAX_REDIRECTS) return { answered, chain, failure: 'redirect-limit' }
    const next = nearest(others.get(target) ?? [], first)
    if (next === null) return { answered, chain, failure: null }
    answered = next
  }
}

function targetOf({ status, headers, url }: Snapshot): string | null {
  const location = headerLines(headers, 'location').at(-1) ?? ''
  const target = REDIRECTS.includes(status) && location !== '' ? urlOf(location, url) : null
  if (target === null) return null
  target.hash = ''
  return target.href
}

function nearest(candidates: readonly Snapshot[], { fetchedAt }: Snapshot): Snapshot | null {
  const distance = (one: Snapshot) => Math.abs(Date.parse(one.fetchedAt) - Date.parse(fetchedAt))
  return [...candidates].sort((a, b) => distance(a) - distance(b))[0] ?? null
}
