import { pointer } from '../error.ts'
import { recordOf } from './lenient.ts'

/** The dataset's own members as the document writes them, and where each stands. */
export class RawDataset {
  readonly members: Record<string, unknown>
  private readonly at: string
  private readonly keys: ReadonlyMap<string, string>

  constructor(document: unknown, at: string) {
    this.members = recordOf(valueAt(document, at)) ?? {}
    this.at = at
    const keys = Object.keys(this.members)
    this.keys = new Map([
      ...keys.map((key) => [localName(key), key] as const),
      ...keys.map((key) => [key, key] as const),
    ])
  }

  /** The member whose term ends like this (`name`, `sc:name`, `https://schema.org/name`), or undefined. */
  member(name: string): unknown {
    const key = this.keys.get(name)
    return key === undefined ? undefined : this.members[key]
  }

  /** The JSON pointer of that member, also where the document has none of that name. */
  pointerTo(name: string): string {
    return this.at + pointer([this.keys.get(name) ?? name])
  }

  /** The key under which the document has that member, or null. */
  keyOf(name: string): string | null {
    return this.keys.get(name) ?? null
  }
}

/** The value at a JSON pointer (RFC 6901), undefined if there is none. */
export function valueAt(document: unknown, at: string): unknown {
  let value: unknown = document
  for (const part of at.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    value = Array.isArray(value) ? value[Number(key)] : recordOf(value)?.[key]
  }
  return value
}

function localName(key: string): string {
  return key.slice(Math.max(key.lastIndexOf(':'), key.lastIndexOf('/'), key.lastIndexOf('#')) + 1)
}
