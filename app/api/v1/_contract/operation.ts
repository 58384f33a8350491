import type { z } from 'zod'
import type { Scope } from '#lib/dataset/access.ts'
import type { BodyContract } from './body.ts'

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
export type Method = (typeof METHODS)[number]

/** One answer of an operation: `schema` for JSON, `mediaTypes` for what is no JSON, neither for an answer without a body. */
export type AnswerContract = { status: number; describe: string; schema?: z.ZodType; mediaTypes?: readonly string[] }

/**
 * One thing that a machine can ask for. The handler is given what these zod objects made of the request, and the OpenAPI
 * document is printed from them, so that the two can't differ. `path` is below `/api/v1`.
 */
export type Operation<Params = unknown, Query = unknown, Body = unknown> = {
  id: string
  method: Method
  path: string
  group: string
  summary: string
  /** More about it, as Markdown. */
  details?: string
  params: z.ZodType<Params>
  query: z.ZodType<Query>
  body: BodyContract<Body>
  answers: readonly AnswerContract[]
  /** `none`: the answer is the same for everyone. `optional`: members see more. A scope: an account is needed, and this of a token. */
  account: 'none' | 'optional' | Scope
  /** Whether it changes anything: such an operation counts as writing, and takes an Idempotency-Key unless its body is streamed. */
  writes: boolean
  /** An answer that holds a secret is not kept for repetition. */
  answerIsSecret?: boolean
}

/** The operation as given; it is a function so that the types of its parts are inferred. */
export function operation<Params, Query, Body>(given: Operation<Params, Query, Body>): Operation<Params, Query, Body> {
  return given
}
