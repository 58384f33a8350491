import type { DatasetPicture } from '#db/queries/read-dataset.ts'
import type { Side } from '../_parts/address.ts'

/** What the form that chooses two versions sends: two ticked labels `v`, or `before` and `after`, or `other`. */
export type Asked = Partial<Record<'v' | 'before' | 'after' | 'other', string | string[]>>

export type Choice =
  | { kind: 'two'; before: Side; after: Side }
  | { kind: 'fault'; message: string }
  | { kind: 'nothing' }

const OTHER = /^([a-z0-9._-]{1,96}\/[a-z0-9._-]{1,96})@([A-Za-z0-9._+-]{1,64})$/i

/** The two versions that were asked for. Of two that are ticked the older comes first; a wrong choice is told in a sentence. */
export function asked(query: Asked, { versions, path }: Pick<DatasetPicture, 'versions' | 'path'>): Choice {
  const labels = versions.map(({ label }) => label)
  const side = (label: string): Side => ({ path, label })
  const ticked = several(query.v)
  const [before = ''] = several(query.before)
  const [after = ''] = several(query.after)
  const [other = ''] = several(query.other)
  if (ticked.length > 0) {
    const known = [...new Set(ticked)].filter((label) => labels.includes(label))
    const [newer, older] = labels.filter((label) => known.includes(label))
    if (known.length !== 2 || newer === undefined || older === undefined)
      return {
        kind: 'fault',
        message: `Two versions are compared at a time; here it was ${known.length}. Choose two.`,
      }
    return { kind: 'two', before: side(older), after: side(newer) }
  }
  if (before === '') return { kind: 'nothing' }
  if (!labels.includes(before))
    return { kind: 'fault', message: `“${before.slice(0, 80)}” is no version of this dataset.` }
  if (other.trim() !== '') return withOther(side(before), other.trim())
  if (!labels.includes(after))
    return { kind: 'fault', message: `“${after.slice(0, 80)}” is no version of this dataset.` }
  return { kind: 'two', before: side(before), after: side(after) }
}

function withOther(before: Side, other: string): Choice {
  const [, path, label] = OTHER.exec(other) ?? []
  if (path === undefined || label === undefined)
    return { kind: 'fault', message: 'A version of another dataset is written as organisation/name@label.' }
  return { kind: 'two', before, after: { path: path.toLowerCase(), label } }
}

function several(value: string | string[] | undefined): string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}
