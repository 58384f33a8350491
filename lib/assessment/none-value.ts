import { settleFact } from './fact-draft.ts'
import { type Member, shapeOf } from './fact-shape.ts'
import type { FactKey } from './facts/groups.ts'

/** The value of a group in which nothing is there: empty lists, a count of 0, no address. Refused where the group asks for something. */
export function noneValue(key: FactKey): unknown {
  return settleFact({ key, value: blank(shapeOf(key)), evidence: [] }).value
}

function blank(members: readonly Member[]): Record<string, unknown> {
  return Object.fromEntries(
    members.flatMap(({ name, optional, shape }): [string, unknown][] => {
      if (optional) return []
      if (shape.kind === 'rows' || shape.kind === 'words') return [[name, []]]
      if (shape.kind === 'each') return [[name, {}]]
      return shape.kind === 'number' ? [[name, 0]] : []
    }),
  )
}
