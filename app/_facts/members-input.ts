import { shareIn } from '#app/_forms/numbers.ts'
import { all, type FormValues, listed, one, rowsOf, ticked, under } from '#app/_forms/values.ts'
import type { Member, Shape } from '#lib/assessment/fact-shape.ts'
import { isToldByTick } from './fact-form.ts'

/** What was written for these members; one of which nothing was written is left out, so that its default or its fault is told. */
export function membersIn(members: readonly Member[], values: FormValues): Record<string, unknown> {
  return Object.fromEntries(
    members.flatMap(({ name, shape }) => {
      const value = written(name, shape, values)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

function written(name: string, shape: Shape, values: FormValues): unknown {
  const text = one(values, name).trim()
  switch (shape.kind) {
    case 'number':
      return text === '' ? undefined : shareIn(text)
    case 'flag':
      if (!shape.open) return ticked(values, name) ? true : undefined
      return text === '' ? undefined : text === 'yes'
    case 'words':
      return filled(listed(values, name, /\n+/))
    case 'choices':
      return filled(all(values, name))
    case 'rows':
      return filled(rowsOf(values, name).map((row) => membersIn(shape.of, row)))
    case 'parts':
      return partsIn(name, shape.of, values)
    case 'each':
      return eachIn(name, shape, values)
    default:
      return text === '' ? undefined : text
  }
}

function filled<Item>(list: readonly Item[]): readonly Item[] | undefined {
  return list.length === 0 ? undefined : list
}

/** An object that may be missing is there once something of it is written, a choice from a list apart, or once that is ticked. */
function partsIn(name: string, members: readonly Member[], values: FormValues): unknown {
  const inner = membersIn(members, under(values, name))
  const chosen = new Set(members.filter(({ shape }) => shape.kind === 'choice').map((member) => member.name))
  const isWritten = Object.keys(inner).some((member) => !chosen.has(member))
  return isWritten || (isToldByTick(members) && ticked(values, name)) ? inner : undefined
}

function eachIn(name: string, { names, of }: Extract<Shape, { kind: 'each' }>, values: FormValues): unknown {
  const found = names.flatMap((one) => {
    const inner = membersIn(of, under(values, `${name}.${one}`))
    return Object.keys(inner).length === 0 ? [] : [[one, inner]]
  })
  return found.length === 0 ? undefined : Object.fromEntries(found)
}
