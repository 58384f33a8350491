import { attempt } from '../attempt.ts'
import { isSoft404 } from './body-kind.ts'
import { type Place, POLICY_FLAG } from './harvest-places.ts'
import type { Attempt, FailureKind } from './observation.ts'
import type { Mechanism } from './preference.ts'
import { ROBOTS_TXT_LIMIT } from './robots-txt.ts'
import { bodyText, type HeaderLine } from './signal.ts'
import { parseXml } from './xml.ts'

/** What came from the net: the last answer and its body without compression, or what stood in the way. */
export type Answered = {
  status: number | null
  headers: readonly HeaderLine[]
  body: Uint8Array | null
  failure: FailureKind | null
  flags: readonly string[]
}

/** The newest observation of the same place, of which the bytes are kept. */
export type Copy = Pick<Attempt, 'state' | 'failure' | 'body' | 'bytesReceived' | 'bytesParsed' | 'flags'>

/** What an answer means. `isAsBefore`: the host says that the copy still stands, so its bytes are this answer's. */
export type Judged = Pick<Attempt, 'state' | 'failure' | 'bytesParsed' | 'flags'> & { isAsBefore: boolean }

/** Text is read as far as it came; JSON and XML whole or not at all (`preferences.md` §8). */
const AS_TEXT: readonly Mechanism[] = ['robots-txt', 'ai-txt', 'ai-txt-well-known', 'trust-txt', 'robots-tag']

/** A line that only the format has: where one is there, a page around it changes nothing. */
const OWN_LINES: Partial<Record<Mechanism, RegExp>> = {
  'robots-txt': /^[ \t]*(?:user-agent|allow|disallow)[ \t]*:/im,
  'ai-txt': /^[ \t]*(?:user-agent|allow|disallow)[ \t]*:/im,
  'ai-txt-well-known': /^[ \t]*(?:training|scraping|indexing|caching)[ \t]*:/im,
  'trust-txt': /^[ \t]*datatrainingallowed[ \t]*=/im,
}

/** The answer as an attempt's state and failure (the table of `preferences.md` §8). */
export function judgeAnswer(place: Place, answer: Answered, copy: Copy | null): Judged {
  const flags = [...answer.flags, ...(place.isPolicy ? [POLICY_FLAG] : [])]
  const hasText = copy !== null && copy.body !== null
  const unread = (failure: FailureKind): Judged => ({
    state: hasText ? 'stale' : 'unreachable',
    failure,
    bytesParsed: 0,
    flags,
    isAsBefore: false,
  })
  const { status, body, failure } = answer
  if (failure === 'redirect-limit') return { ...unread(failure), state: 'unavailable' }
  if (failure !== null && failure !== 'too-large') return unread(failure)
  if (status === 304 && copy !== null && hasText) return asBefore(copy, flags)
  const said = failureOf(status)
  if (said === 'not-found' || said === 'refused' || said === 'redirect-limit')
    return { ...unread(said), state: 'unavailable' }
  if (said !== null) return unread(said)
  const read = judgeBody(place, body ?? new Uint8Array(), failure === 'too-large')
  return read === null ? unread('too-large') : { ...read, flags: [...flags, ...read.flags], isAsBefore: false }
}

/** What a status says of the file itself; null: there is one. A redirect that leads nowhere is one too many. */
function failureOf(status: number | null): FailureKind | null {
  if (status === null) return 'connect'
  if (status >= 200 && status < 300) return null
  if (status === 404 || status === 410) return 'not-found'
  if (status === 429) return 'rate-limited'
  if (status >= 400 && status < 500) return 'refused'
  return status >= 300 && status < 400 && status !== 304 ? 'redirect-limit' : 'server-error'
}

function asBefore({ state, failure, bytesParsed, flags: before }: Copy, flags: string[]): Judged {
  return {
    state,
    failure,
    bytesParsed,
    flags: [...new Set([...flags, ...before, 'not-modified'])],
    isAsBefore: true,
  }
}

type Read = Omit<Judged, 'isAsBefore'>

/** A body as its mechanism reads it; null: too much of it, for what is read whole or not at all. */
function judgeBody({ mechanism, isPolicy }: Place, body: Uint8Array, isCut: boolean): Read | null {
  const parsed = { state: 'parsed', failure: null, bytesParsed: body.length, flags: [] } as const
  if (isPolicy) return isCut ? null : { ...parsed, flags: [] }
  if (AS_TEXT.includes(mechanism)) return judgeText(mechanism, body, isCut)
  if (isCut) return null
  if (mechanism === 'tdmrep' && isSoft404(body)) return SOFT_404
  if (mechanism === 'tdmrep')
    return attempt((): unknown => JSON.parse(bodyText({ body }))).ok ? { ...parsed, flags: [] } : malformed(body)
  if (mechanism === 'rsl' && isPage(body)) return SOFT_404
  return mechanism !== 'rsl' || parseXml(bodyText({ body })).ok ? { ...parsed, flags: [] } : malformed(body)
}

const SOFT_404: Read = { state: 'parsed', failure: 'soft-404', bytesParsed: 0, flags: ['soft-404'] }

function judgeText(mechanism: Mechanism, body: Uint8Array, isCut: boolean): Read {
  const part = body.subarray(0, ROBOTS_TXT_LIMIT)
  const ownLine = OWN_LINES[mechanism]
  const isOwn = ownLine?.test(Buffer.from(part).toString('latin1').replaceAll('\r', '\n')) ?? false
  if (ownLine !== undefined && !isOwn && isSoft404(part)) return SOFT_404
  const flags = mechanism === 'robots-txt' && isEdgeManaged(part) ? ['edge-managed'] : []
  if (isCut || body.length > part.length)
    return { state: 'parsed-truncated', failure: 'too-large', bytesParsed: part.length, flags }
  if (ownLine !== undefined && part.includes(0)) return { ...malformed(part), flags }
  return { state: 'parsed', failure: null, bytesParsed: part.length, flags }
}

function malformed(body: Uint8Array): Read {
  return { state: 'malformed', failure: 'malformed', bytesParsed: body.length, flags: ['malformed'] }
}

/** Whether a part of the file was put before the owner's own lines on the way (`preferences.md` §2.1). */
function isEdgeManaged(robots: Uint8Array): boolean {
  return /^[ \t]*#[ \t]*begin cloudflare managed content/im.test(Buffer.from(robots).toString('latin1'))
}

function isPage(body: Uint8Array): boolean {
  return /^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype\s+html|html)\b/i.test(
    Buffer.from(body.subarray(0, 500)).toString('latin1'),
  )
}
