import { EVIDENCE_GROUP } from '#app/_forms/evidence-rows.ts'
import { type FieldSpec, type FormSpec, type GroupSpec, specBelow } from '#app/_forms/spec.ts'
import type { SelectOption } from '#app/_ui/field.tsx'
import { type Member, shapeOf } from '#lib/assessment/fact-shape.ts'
import type { FactKey } from '#lib/assessment/facts/groups.ts'
import type { MemberWords } from '#lib/assessment/questions/question.ts'
import { QUESTIONS } from '#lib/assessment/questions.ts'

/** Evidence for the answer as a whole: it needs no pointer, and one that came by another way is kept. */
const EVIDENCE: GroupSpec = {
  ...EVIDENCE_GROUP,
  atLeast: 1,
  hint: 'A page at a fixed revision (a commit, a DOI, a web archive), or one that the registry can fetch and keep.',
  fields: EVIDENCE_GROUP.fields.map((field) => (field.name === 'about' ? { as: 'hidden', name: 'about' } : field)),
}

/** The form of a group: its members from the group's own form, in the words of its question, and the evidence. */
export function factForm(key: FactKey): FormSpec {
  const { none } = QUESTIONS[key]
  const noneField: FieldSpec[] = none === null ? [] : [{ as: 'check', name: 'none', label: `${none}.` }]
  const [value] = specBelow('value', [{ title: '', fields: fieldsOf(shapeOf(key), { key, place: '', name: '' }) }])
  return [
    {
      title: 'Your answer',
      intro: 'Leave open what you do not know.',
      fields: [...noneField, ...(value?.fields ?? [])],
    },
    {
      title: 'Where others can read it',
      intro: 'Without evidence that counts, an answer is worth half at most.',
      fields: [EVIDENCE],
    },
  ]
}

type Place = { key: FactKey; place: string; name: string }

function fieldsOf(members: readonly Member[], within: Place): FieldSpec[] {
  return members.flatMap((member) =>
    fieldOf(member, { ...within, place: within.place + member.name, name: within.name + member.name }),
  )
}

function fieldOf({ shape, optional }: Member, at: Place): FieldSpec[] {
  const words: MemberWords = QUESTIONS[at.key].members[at.place] ?? { label: at.place }
  const { label, hint } = words
  const common = { name: at.name, label, ...(hint !== undefined && { hint }), ...(optional && ({ optional } as const)) }
  const inner = { ...at, place: `${at.place}.`, name: `${at.name}.` }
  switch (shape.kind) {
    case 'text':
      return shape.long ? [{ as: 'area', ...common, rows: 2 }] : [{ as: 'text', ...common, half: true }]
    case 'address':
      return [{ as: 'text', ...common, type: 'url', placeholder: 'https://' }]
    case 'date':
      return [{ as: 'text', ...common, type: 'date', half: true }]
    case 'number':
      return [{ as: 'text', ...common, type: 'number', half: true }]
    case 'digest':
      return [{ as: 'text', ...common, face: 'code' }]
    case 'words':
      return [{ as: 'area', ...common, rows: 3 }]
    case 'flag':
      if (!shape.open) return [{ as: 'check', name: at.name, label: `${label}.` }]
      return [{ as: 'select', ...common, half: true, options: choices(['yes', 'no'], optional, {}) }]
    case 'choice':
      return [{ as: 'select', ...common, half: true, options: choices(shape.options, optional, words.words) }]
    case 'choices':
      return [{ as: 'checks', ...common, options: shape.options.map((one) => optionOf(one, words.words)) }]
    case 'rows':
      return [
        {
          as: 'group',
          name: at.name,
          label,
          one: words.one ?? label,
          atLeast: at.name.includes('.') ? 0 : 1,
          ...(hint !== undefined && { hint }),
          fields: inRow(shape.of, inner),
        },
      ]
    case 'parts':
      return [...(isToldByTick(shape.of) ? [tick(at.name, label)] : []), ...fieldsOf(shape.of, inner)]
    case 'each':
      return shape.names.flatMap((name) =>
        fieldsOf(shape.of, { ...inner, name: `${inner.name}${name}.` }).map((field) => named(field, name, words)),
      )
  }
}

/** Within a row names are those of the row; the words are still those of the whole place. */
function inRow(members: readonly Member[], within: Place): FieldSpec[] {
  return fieldsOf(members, { ...within, name: '' })
}

/** Whether an object may be there with nothing in it: then a person must say that it is. */
export function isToldByTick(members: readonly Member[]): boolean {
  return members.every(({ optional }) => optional)
}

function tick(name: string, label: string): FieldSpec {
  return { as: 'check', name, label: `${label}.` }
}

/** "Licence: where it stands". */
function named(field: FieldSpec, name: string, { words }: MemberWords): FieldSpec {
  if (field.as === 'hidden') return field
  return { ...field, label: `${words?.[name] ?? name}: ${field.label}` }
}

function choices(options: readonly string[], optional: boolean, words: MemberWords['words']): SelectOption[] {
  return [{ value: '', label: optional ? 'not said' : 'choose' }, ...options.map((one) => optionOf(one, words))]
}

function optionOf(value: string, words: MemberWords['words']): SelectOption {
  return { value, label: words?.[value] ?? value.replaceAll('-', ' ') }
}
