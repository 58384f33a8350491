import { z } from 'zod'
import { parseOrRefuse, Refusal } from '#lib/error.ts'
import { parseJsonBytes } from './json-bytes.ts'

const MIB = 1024 * 1024
/** What a body may hold, inflated, where the operation says nothing else. */
export const BODY_MAX_BYTES = MIB
/** What the draft of a version may hold, inflated: a list of several hundred thousand files. */
export const DRAFT_MAX_BYTES = 64 * MIB

/** What a file of records may hold where the registry's settings say nothing else. */
export const RECORDS_MAX_BYTES = 20 * 1024 * MIB

/** What the body of a request must be: of which media types (the first is the one to send; any where the list is empty), and how large once inflated. */
type Bounds = {
  mediaTypes: readonly string[]
  required: boolean
  maxBytes: number
  schema: z.ZodType | null
}

/** A body that is held in memory as a whole, and how its bytes are read. */
export type WholeBody<Body> = Bounds & { kind: 'none' | 'json' | 'bytes'; read(bytes: Uint8Array): Body }

/** A body that is never held as a whole: the handler takes its parts as they come. `maxBytes` is what a registry takes unless it is set otherwise. */
export type StreamedBody<Body> = Bounds & { kind: 'stream'; read(parts: AsyncIterable<Uint8Array>): Body }

export type BodyContract<Body> = WholeBody<Body> | StreamedBody<Body>

/** No body; one that comes nevertheless is left unread. */
export const NO_BODY: WholeBody<undefined> = {
  kind: 'none',
  mediaTypes: [],
  required: false,
  maxBytes: 0,
  schema: null,
  read: () => undefined,
}

/** A JSON body as the schema reads it. `what` names the thing in the sentence that refuses it. */
export function jsonBody<Body>(
  schema: z.ZodType<Body>,
  what: string,
  maxBytes: number = BODY_MAX_BYTES,
): WholeBody<Body> {
  return {
    kind: 'json',
    mediaTypes: ['application/json'],
    required: true,
    maxBytes,
    schema,
    read(bytes) {
      if (bytes.length === 0)
        throw new Refusal('malformed', `A body is needed: the ${what} as application/json. None was sent.`)
      return parseOrRefuse(schema, parseJsonBytes(bytes), what)
    },
  }
}

/** Nothing, or an empty JSON object: for what needs no more than its address. */
export function emptyBody(): WholeBody<null> {
  const schema = z.strictObject({})
  return {
    kind: 'json',
    mediaTypes: ['application/json'],
    required: false,
    maxBytes: BODY_MAX_BYTES,
    schema,
    read(bytes) {
      if (bytes.length > 0) parseOrRefuse(schema, parseJsonBytes(bytes), 'body, which is empty or {},')
      return null
    },
  }
}

/** The bytes as they are, of whatever media type. */
export function bytesBody(maxBytes: number): WholeBody<Uint8Array> {
  return { kind: 'bytes', mediaTypes: [], required: true, maxBytes, schema: null, read: (bytes) => bytes }
}

/** The bytes as they come, of whatever media type; nothing of them is held. */
export function streamBody(maxBytes: number): StreamedBody<AsyncIterable<Uint8Array>> {
  return { kind: 'stream', mediaTypes: [], required: true, maxBytes, schema: null, read: (parts) => parts }
}
