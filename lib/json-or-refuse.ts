import { attempt } from './attempt.ts'
import { Refusal } from './error.ts'

/** The JSON value of a text that a person chose. `what` names the text; where it is not JSON the Refusal says so, with the parser's words. */
export function jsonOrRefuse(text: string, what: string): unknown {
  const read = attempt((): unknown => JSON.parse(text))
  if (read.ok) return read.value
  throw new Refusal('invalid', `${what} is not JSON. ${read.why}`)
}
