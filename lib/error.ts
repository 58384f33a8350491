/** Every refusal that a caller can only be told about, with the HTTP status that renders it (RFC 9110). */
export const STATUS = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'not-acceptable': 406,
  conflict: 409,
  gone: 410,
  'precondition-failed': 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  invalid: 422,
  'too-many-requests': 429,
  unavailable: 503,
} as const

export type RefusalCode = keyof typeof STATUS

/** One fault in the input: where (JSON pointer, or field name), and what is wanted there. */
export type Issue = { at: string; message: string }

/**
 * Bad input, missing rights or a missing thing, said in whole sentences that tell what to do next.
 * Thrown by rules and commands, rendered once at the edge (RFC 9457 on the API). Everything else that is thrown is a bug.
 */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly issues: Issue[]

  constructor(code: RefusalCode, message: string, issues: Issue[] = []) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.issues = issues
  }

  get status(): number {
    return STATUS[this.code]
  }
}

/** That one place of the input is at fault: `at` names it (JSON pointer, or field name), the message says what is wanted there. */
export function refusedAt(at: string, message: string): Refusal {
  return new Refusal('invalid', message, [{ at, message }])
}

/** The zod object's verdict on `input`, or a Refusal that names each field at fault. `what` is the thing in the user's words. */
export function parseOrRefuse<Output>(
  schema: {
    safeParse(
      input: unknown,
    ):
      | { success: true; data: Output }
      | { success: false; error: { issues: readonly { path: PropertyKey[]; message: string }[] } }
  },
  input: unknown,
  what: string,
): Output {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map((issue) => ({ at: pointer(issue.path), message: issue.message }))
  const first = issues[0]
  const where = first === undefined ? '' : ` ${first.at || 'It'}: ${first.message}`
  throw new Refusal('invalid', `The ${what} can't be used as it is.${where}`, issues)
}

/** A path of keys as a JSON pointer (RFC 6901); the whole document is the empty text. */
export function pointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
