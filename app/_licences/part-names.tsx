import { formatCount } from '#app/_ui/format.ts'
import type { JudgedPart } from '#lib/license/parts.ts'

const SHOWN = 4

/** The parts that something concerns, by name: the first few, and how many more. */
export function PartNames({ ids, judged }: { ids: readonly string[]; judged: { parts: readonly JudgedPart[] } }) {
  if (ids.length === 0) return null
  const names = ids.slice(0, SHOWN).map((id) => nameOf(id, judged.parts))
  const more = ids.length - names.length
  return <p className="small second m-0">{`${names.join(', ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}`}</p>
}

/** The name of a part; in a mixture, with its version. */
export function nameOf(id: string, parts: readonly JudgedPart[]): string {
  const found = parts.find(({ part }) => part.id === id)
  if (found === undefined) return id
  const member = /^(.*@[^/]+)\//.exec(id)?.[1]
  const name = found.of.kind === 'version' ? 'the whole' : found.of.name
  return member === undefined ? name : `${name} in ${member}`
}
