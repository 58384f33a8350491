import { evidenceInput } from '#app/_forms/evidence-rows.ts'
import { isKept } from '#app/_forms/kept-groups.ts'
import { type FormValues, rowsOf, ticked, under } from '#app/_forms/values.ts'
import { shapeOf } from '#lib/assessment/fact-shape.ts'
import type { FactKey } from '#lib/assessment/facts/groups.ts'
import { noneValue } from '#lib/assessment/none-value.ts'
import { QUESTIONS } from '#lib/assessment/questions.ts'
import { refusedAt } from '#lib/error.ts'
import { memberOf } from './fact-values.ts'
import { membersIn } from './members-input.ts'

/** What was written in the form of a group, as a draft. `before`: the value that was there, for rows that were too many for a form. */
export function factInput(key: FactKey, values: FormValues, today: string, before: unknown) {
  const value = valueIn(key, under(values, 'value'), before)
  const says = ticked(values, 'none')
  const isWritten = Object.keys(value).length > 0
  if (says && isWritten) throw refusedAt('none', 'You say that there is none, and name some. Take one of the two back.')
  if (!says && !isWritten) throw refusedAt(firstOf(key), nothingWritten(key))
  return {
    key,
    value: says ? noneValue(key) : value,
    evidence: rowsOf(values, 'evidence').map((row) => evidenceInput(row, today)),
  }
}

function nothingWritten(key: FactKey): string {
  return QUESTIONS[key].none === null
    ? 'Nothing is written yet. Answer at least this.'
    : 'Nothing is written yet. Answer, or tick that there is none.'
}

/** The control that is to be filled in first; none where it is a row that nobody wrote in. */
function firstOf(key: FactKey): string {
  if (QUESTIONS[key].none !== null) return 'none'
  const [first] = shapeOf(key)
  return first === undefined || first.shape.kind === 'rows' ? '' : `value.${first.name}`
}

/** The members that were written, those that were kept, and no row that names its source and says nothing of it. */
function valueIn(key: FactKey, values: FormValues, before: unknown): Record<string, unknown> {
  const { perSource } = QUESTIONS[key]
  const members = shapeOf(key)
  const written = Object.entries(membersIn(members, values)).map(([name, value]) => [
    name,
    name === perSource && Array.isArray(value) ? value.filter(saysMoreThanItsSource) : value,
  ])
  const kept = members.filter(({ name }) => isKept(values, name)).map(({ name }) => [name, memberOf(before, name)])
  const all = new Map([...written, ...kept].map(([name, value]) => [String(name), value]))
  return Object.fromEntries([...all].filter(([, value]) => !Array.isArray(value) || value.length > 0))
}

function saysMoreThanItsSource(row: unknown): boolean {
  return typeof row === 'object' && row !== null && Object.keys(row).some((name) => name !== 'source')
}
