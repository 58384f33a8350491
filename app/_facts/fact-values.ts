import { evidenceValues } from '#app/_forms/evidence-rows.ts'
import { groupValues } from '#app/_forms/kept-groups.ts'
import { below, type FormValues } from '#app/_forms/values.ts'
import { type Member, type Shape, shapeOf } from '#lib/assessment/fact-shape.ts'
import type { FactKey } from '#lib/assessment/facts/groups.ts'
import type { FactEvidence } from '#lib/assessment/facts/recorded.ts'
import { noneValue } from '#lib/assessment/none-value.ts'
import { QUESTIONS } from '#lib/assessment/questions.ts'
import { canonicalJson } from '#lib/canonical-json.ts'
import { isToldByTick } from './fact-form.ts'

/** What was recorded of a group, as its form shows it. */
export function factValues(
  key: FactKey,
  { value, evidence }: { value: unknown; evidence: FactEvidence[] },
): FormValues {
  return {
    ...(saysNone(key, value) ? { none: ['yes'] } : below('value', membersShown(shapeOf(key), value))),
    ...groupValues('evidence', evidence, evidenceValues),
  }
}

/** Whether a value says that there is nothing of the kind. */
export function saysNone(key: FactKey, value: unknown): boolean {
  return QUESTIONS[key].none !== null && canonicalJson(value) === canonicalJson(noneValue(key))
}

/** A group that nobody answered, with a row for each source where there is one a source; none where there are too many for a form. */
export function startValues(key: FactKey, sources: readonly string[], most: number): FormValues {
  const { perSource } = QUESTIONS[key]
  if (perSource === undefined || sources.length > most) return {}
  return groupValues(`value.${perSource}`, sources, (source) => ({ source: [source] }))
}

function membersShown(members: readonly Member[], value: unknown): FormValues {
  return Object.assign({}, ...members.map(({ name, shape }) => shown(name, shape, memberOf(value, name))))
}

/** The member of a JSON object; undefined of what is none. */
export function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined
}

function shown(name: string, shape: Shape, value: unknown): FormValues {
  if (value === null || value === undefined) return {}
  switch (shape.kind) {
    case 'flag':
      if (!shape.open) return value === true ? { [name]: ['yes'] } : {}
      return { [name]: [value === true ? 'yes' : 'no'] }
    case 'words':
      return { [name]: [listOf(value).map(String).join('\n')] }
    case 'choices':
      return { [name]: listOf(value).map(String) }
    case 'rows':
      return groupValues(name, listOf(value), (row) => membersShown(shape.of, row))
    case 'parts':
      return {
        ...(isToldByTick(shape.of) && { [name]: ['yes'] }),
        ...below(name, membersShown(shape.of, value)),
      }
    case 'each':
      return Object.assign(
        {},
        ...shape.names.map((one) => below(`${name}.${one}`, membersShown(shape.of, memberOf(value, one)))),
      )
    default:
      return { [name]: [String(value)] }
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
