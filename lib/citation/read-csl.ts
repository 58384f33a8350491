import { z } from 'zod'
import { attempt } from '../attempt.ts'
import { type CitedVersion, citedFromFields } from './cited-version.ts'

const text = z.union([z.string(), z.number()]).transform(String).optional().catch(undefined)

/** As much of a CSL-JSON item as names a version. `_graph`, which citation-js adds, is not a part of the citation. */
const CslItem = z.looseObject({
  id: text,
  type: text,
  version: text,
  DOI: text,
  URL: text,
  note: text,
  custom: z.record(z.string(), z.unknown()).optional().catch(undefined),
})
const Envelope = z.union([
  z.array(z.unknown()),
  z.looseObject({ items: z.array(z.unknown()) }).transform((o) => o.items),
])

/** The citations of a CSL-JSON text (one item, a list, or `{items}`), at most `most`; empty if it holds no item. */
export function readCsl(json: string, most: number): CitedVersion[] {
  const parsed = attempt((): unknown => JSON.parse(json))
  if (!parsed.ok) return []
  const listed = Envelope.safeParse(parsed.value)
  const items = listed.success ? listed.data : [parsed.value]
  return items.slice(0, most).flatMap(citedFromCsl)
}

function citedFromCsl(item: unknown): CitedVersion[] {
  const parsed = CslItem.safeParse(item)
  if (!parsed.success || parsed.data.type === undefined || parsed.data.id === undefined) return []
  const { _graph, custom, note, version, DOI, URL, ...others } = parsed.data
  const source = attempt(() => JSON.stringify({ ...parsed.data, _graph: undefined }, null, 2))
  const cited = citedFromFields({
    source: source.ok ? source.value : '',
    version: version ?? null,
    doi: DOI ?? null,
    url: URL ?? null,
    texts: [...texts(custom), note ?? '', ...texts(others)],
  })
  return [cited]
}

function texts(members: Record<string, unknown> | undefined): string[] {
  return Object.values(members ?? {}).filter((value) => typeof value === 'string')
}
