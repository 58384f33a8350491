import type { Fault } from '#app/_ui/error-summary.tsx'
import type { Issue } from '#lib/error.ts'
import type { Control } from './spec.ts'
import type { FormValues } from './values.ts'

/** What a raw licence string may mean: a sentence, and the expressions to choose from, likeliest first. */
export type Suggestion = { note: string; candidates: readonly string[] }
/** By the name of the control that they are for. */
export type Suggestions = Readonly<Record<string, Suggestion>>

/** What was written with what is filled in for a person to confirm, what they may choose from, and what they must still choose. */
export type Asked = { values: FormValues; suggestions: Suggestions; issues: Issue[] }

/** What takes the form's place once it is done, and is shown this once: a token's secret. */
export type Shown = { title: string; code: string; text: string }

/** A form between two presses of its button: what was written, what is wrong with it, what it may mean. */
export type FormState = {
  turn: number
  values: FormValues
  title: string | null
  faults: readonly Fault[]
  suggestions: Suggestions
  notice: string | null
  shown: Shown | null
  /** The control that takes the focus: the first of a row that was added. */
  focus: string | null
}

/** A form that nobody has sent yet. */
export function startState(values: FormValues = {}, suggestions: Suggestions = {}): FormState {
  return { turn: 0, values, title: null, faults: [], suggestions, notice: null, shown: null, focus: null }
}

/** A server action behind a form: takes the form as it was and what was sent, answers the form as it is. */
export type FormAction = (previous: FormState, data: FormData) => Promise<FormState>

/**
 * Faults of a draft, each beside the control that mends it: the one of that very name, else the first below it, else the nearest
 * above it. A fault that fits none is told in the summary alone, with the place as it is named in the draft.
 */
export function placeFaults(issues: readonly Issue[], controls: readonly Control[]): Fault[] {
  return issues.map(({ at, message }) => {
    const name = at.replace(/^\//, '').replaceAll('/', '.')
    const control = nearest(name, controls)
    if (control !== null) return { message, where: control.label, field: control.name }
    return name === '' ? { message } : { message, where: name }
  })
}

function nearest(name: string, controls: readonly Control[]): Control | null {
  if (name === '') return null
  const same = controls.find((control) => control.name === name)
  const inside = controls.find((control) => control.name.startsWith(`${name}.`))
  if (same !== undefined || inside !== undefined) return same ?? inside ?? null
  const parent = name.replace(/\.?[^.]*$/, '')
  return parent === '' ? null : nearest(parent, controls)
}
