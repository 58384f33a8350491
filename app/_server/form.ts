import 'server-only'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { type Asked, type FormAction, type FormState, placeFaults, type Shown } from '#app/_forms/form-state.ts'
import { controlsOf, type FormSpec, fieldsOf, withBlankRow, withoutBlankRows, withoutRow } from '#app/_forms/spec.ts'
import { type FormValues, rowsOf, under, valuesOf } from '#app/_forms/values.ts'
import type { Actor } from '#lib/dataset/access.ts'
import { type Issue, parseOrRefuse, Refusal } from '#lib/error.ts'
import { currentActor } from './session.ts'

/** What a form is: its controls, and how what was written becomes the draft that the schema checks. */
export type FormPlan<Input> = {
  spec: FormSpec
  /** What the names of its controls begin with, where a page has other forms beside it; its draft knows nothing of it. */
  within?: string
  schema: z.ZodType<Input>
  /** The thing in the user's words: `dataset`. */
  what: string
  /** The summary's heading when something is wrong. */
  failed: string
  read: (values: FormValues, data: FormData) => unknown
  /** What a person must still choose before anything is checked, and what is filled in for them to confirm. */
  ask?: (values: FormValues) => Asked
}

/** What the handler answers: nothing or a notice when all is well, a sentence or faults when it is not. */
export type FormAnswer =
  | undefined
  | { notice: string }
  | { shown: Shown }
  | { fault: string; at?: string }
  | { issues: Issue[] }

/** The handler of a form; `null` is someone who is not signed in, whom the command will refuse. */
export type FormHandler<Input> = (actor: Actor | null, input: Input, values: FormValues) => Promise<FormAnswer>

/**
 * A server action: parse → actor → command → translate. What was written comes back, with the faults beside the controls; a
 * `Refusal` is rendered here and nowhere else, and all else (a redirect, a bug) rises. A button named `intent` may ask for one
 * row more (`add:sources`) or less (`remove:sources.0`), which saves nothing.
 */
export function formAction<Input>(plan: FormPlan<Input>, handler: FormHandler<Input>): FormAction {
  const fields = fieldsOf(plan.spec)
  const { within } = plan
  const placed = ({ at, message }: Issue) => ({
    message,
    at: within === undefined || at === '' ? at : `/${within}/${at.replace(/^\//, '')}`,
  })
  return async (previous, data) => {
    const written = withoutBlankRows(valuesOf(data), fields)
    const intent = data.get('intent')
    if (typeof intent === 'string' && intent.includes(':')) return rearranged(plan, next(previous), written, intent)
    const asked = plan.ask?.(written) ?? { values: written, suggestions: {}, issues: [] }
    const { values } = asked
    const state = { ...next(previous), values, suggestions: asked.suggestions }
    const faulty = (title: string, issues: readonly Issue[]): FormState => ({
      ...state,
      title,
      faults: placeFaults(issues.map(placed), controlsOf(fields, values)),
    })
    try {
      if (asked.issues.length > 0) return faulty('Something is left for you to choose', asked.issues)
      const input = parseOrRefuse(
        plan.schema,
        await plan.read(within === undefined ? values : under(values, within), data),
        plan.what,
      )
      const answer = await handler(await currentActor(), input, values)
      if (answer === undefined) return state
      if ('issues' in answer) return faulty(plan.failed, answer.issues)
      if ('fault' in answer) return faulty(plan.failed, [{ at: answer.at ?? '', message: answer.fault }])
      return { ...state, ...answer }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const issues = error.issues.length > 0 ? error.issues : [{ at: '', message: error.message }]
      return faulty(
        plan.failed,
        issues.map((issue) => ({ ...issue, message: plainly(issue.message) })),
      )
    }
  }
}

function rearranged<Input>(plan: FormPlan<Input>, state: FormState, written: FormValues, intent: string): FormState {
  const fields = fieldsOf(plan.spec)
  const [verb, name = ''] = intent.split(':')
  const values = verb === 'remove' ? withoutRow(written, name) : withBlankRow(written, name, fields)
  const suggestions = plan.ask?.(values).suggestions ?? {}
  if (verb === 'remove') return { ...state, values, suggestions, focus: name.replace(/\.\d+$/, '') }
  const row = `${name}.${rowsOf(values, name).length - 1}.`
  const first = controlsOf(fields, values).find((control) => control.name.startsWith(row))
  return { ...state, values, suggestions, focus: first?.name ?? null }
}

/** What zod says of a control left empty or filled with the wrong kind of thing, in words for who fills it in. */
function plainly(message: string): string {
  if (message.startsWith('Invalid input: expected number')) return 'A number, such as 1,300,000.'
  if (message.startsWith('Invalid option')) return 'Choose one of the list.'
  return message.startsWith('Invalid input') ? 'This is needed.' : message
}

function next(previous: FormState): FormState {
  const turn = Number(previous.turn) + 1
  return { turn, values: {}, title: null, faults: [], suggestions: {}, notice: null, shown: null, focus: null }
}

/**
 * A form of one button, without a state: does the work and goes to the address that it answers. A refusal goes back to `path` with
 * its code, which the page says in words.
 */
export async function pressed(path: string, work: () => Promise<string>): Promise<never> {
  const next = await work().catch((error: unknown) => {
    if (error instanceof Refusal) return `${path}?fault=${error.code}`
    throw error
  })
  redirect(next)
}
