import { type Anchor, findAnchors } from './anchors.ts'
import { bounded, type CitedVersion, citedFromAnchors } from './cited-version.ts'
import { referencesIn } from './references-in.ts'

/** What a text says on its own of a version: "(Version 3.0.0) [Data set]" first, else any "version …" with a digit. */
const APA_VERSION = /\(version\s{1,4}([^()\s,;]{1,64})(?:[\s,;][^()]{0,80})?\)\s{0,4}\[data/i
const SAID_VERSION = /(?<![a-z])version\s{1,4}(?=[A-Za-z._+-]{0,40}\d)([A-Za-z0-9][A-Za-z0-9._+-]{0,63})/i
const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/

/**
 * The citations of a text without a format, at most `most`: one for each reference (a line or paragraph of a list),
 * more where one names several versions. A reference that names none counts if it has a year; if nothing counts, the
 * text as a whole is one citation that names nothing. Empty only for an empty text.
 */
export function readPlain(text: string, most: number): CitedVersion[] {
  if (text.trim() === '') return []
  const anchors = findAnchors(text)
  const cited: CitedVersion[] = []
  let next = 0
  for (const { start, end } of referencesIn(text)) {
    const from = next
    while ((anchors[next]?.at ?? Number.POSITIVE_INFINITY) < end) next += 1
    for (const one of citedIn(text, start, end, anchors.slice(from, next))) cited.push(one)
    if (cited.length >= most) break
  }
  return cited.length === 0 ? [citedIn(text, 0, text.length, []).at(0) ?? nothing(text)] : cited.slice(0, most)
}

/** The citations of one reference: a new one starts where an anchor names another version than the one before. */
function citedIn(text: string, start: number, end: number, anchors: Anchor[]): CitedVersion[] {
  const groups = grouped(anchors)
  if (groups.length === 0) {
    const source = text.slice(start, end)
    return YEAR.test(source) ? [{ ...nothing(source), label: saidLabel(source) }] : []
  }
  let from = start
  return groups.map((group, index) => {
    const to = index === groups.length - 1 ? end : group.reduce((last, anchor) => Math.max(last, anchor.end), from)
    const source = text.slice(from, to).trim()
    from = to
    const cited = citedFromAnchors(group)
    return { source: bounded(source), ...cited, label: cited.label ?? saidLabel(source) }
  })
}

/** The anchors in groups of one version each. Addresses of no known kind never part two versions. */
function grouped(anchors: Anchor[]): Anchor[][] {
  const groups: Anchor[][] = []
  let said = new Map<string, string>()
  for (const anchor of anchors) {
    const value = namedBy(anchor)
    const before = said.get(anchor.kind)
    const group = groups.at(-1)
    if (group === undefined || (value !== null && before !== undefined && before !== value)) {
      groups.push([anchor])
      said = new Map()
    } else group.push(anchor)
    if (value !== null) said.set(anchor.kind, value)
  }
  return groups
}

function namedBy(anchor: Anchor): string | null {
  if (anchor.kind === 'digest') return anchor.digest
  if (anchor.kind === 'version') return `${anchor.name}@${anchor.label}`
  return anchor.kind === 'doi' ? anchor.doi.toLowerCase() : null
}

function saidLabel(source: string): string | null {
  const label = APA_VERSION.exec(source)?.[1] ?? SAID_VERSION.exec(source)?.[1]?.replace(/[._+-]{1,64}$/, '')
  return label ?? null
}

function nothing(source: string): CitedVersion {
  return { source: bounded(source.trim()), digest: null, name: null, label: null, doi: null, url: null }
}
