import { type CitedVersion, citedFromFields } from './cited-version.ts'

type RisEntry = { lines: string[]; fields: Map<string, string[]> }

const TAG_LINE = /^([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$/

/**
 * The citations of a RIS text, at most `most`; empty if it has no `TY` line. A line without a tag goes on with the one
 * before, so that a digest which an exporter wrapped at 80 columns is found whole.
 */
export function readRis(text: string, most: number): CitedVersion[] {
  const entries: RisEntry[] = []
  let tag = ''
  for (const line of text.split('\n')) {
    const match = TAG_LINE.exec(line.trimEnd())
    const value = match === null ? line : (match[2] ?? '')
    tag = match?.[1] ?? tag
    if (match?.[1] === 'TY') {
      if (entries.length >= most) break
      entries.push({ lines: [], fields: new Map() })
    }
    const entry = entries.at(-1)
    if (entry === undefined || tag === 'ER') continue
    entry.lines.push(line)
    note(entry.fields, tag, value, match === null)
  }
  return entries.map(citedFromRis)
}

function note(fields: Map<string, string[]>, tag: string, value: string, continued: boolean): void {
  const values = fields.get(tag) ?? []
  const last = values.at(-1)
  if (continued && last !== undefined) values[values.length - 1] = `${last}\n${value}`
  else values.push(value)
  fields.set(tag, values)
}

function citedFromRis({ lines, fields }: RisEntry): CitedVersion {
  const first = (...tags: string[]) =>
    tags.map((tag) => fields.get(tag)?.[0]).find((value) => value !== undefined) ?? null
  const others = [...fields].filter(([tag]) => tag !== 'N1' && tag !== 'UR').flatMap(([, values]) => values)
  return citedFromFields({
    source: lines.join('\n').trimEnd(),
    version: first('ET', 'VL'),
    doi: first('DO'),
    url: (fields.get('UR') ?? []).join('\n'),
    texts: [...(fields.get('N1') ?? []), ...others],
  })
}
