import { evidenceDigest } from '../evidence.ts'
import type { LicenseStatement } from '../license/statement.ts'
import { changesBetween, type Field } from './compare-fields.ts'
import { pairUp } from './compare-pairs.ts'
import type { Amount, DerivedFrom, FileGroup, RecordSet, Source, VersionDraft } from './schema.ts'

/** What two versions are compared by, apart from their files, which may be too many to hold (see `compareFiles` in the memory). */
export type ComparedVersion = Pick<
  VersionDraft,
  | 'releaseDate'
  | 'description'
  | 'recordSets'
  | 'sources'
  | 'licenses'
  | 'fileGroups'
  | 'languages'
  | 'modalities'
  | 'amounts'
  | 'exclusions'
  | 'hosts'
  | 'identifiers'
  | 'evidence'
> & { derivedFrom: DerivedFrom[] }

/** The groups of a comparison, in the order in which they are shown; `files` comes from the memory. */
export const COMPARED_GROUPS = ['licenses', 'sources', 'records', 'metadata'] as const
export type ComparedGroup = (typeof COMPARED_GROUPS)[number]

/** One thing that differs: `before` and `after` of each of its fields that do. A field that one side does not have is null. */
export type Change = { change: 'added' | 'removed' | 'changed'; name: string; fields: Field[] }

export type GroupComparison = { added: number; removed: number; changed: number; unchanged: number; changes: Change[] }

/**
 * What changed from `a` to `b`, group by group. Licences are matched by layer, kind and raw words; sources and record
 * sets by name, then by address or place; what is left alone on both sides in one group counts as the same thing,
 * changed. Swapping the sides swaps added and removed.
 */
export function compareVersions(a: ComparedVersion, b: ComparedVersion): Record<ComparedGroup, GroupComparison> {
  return {
    licenses: compareLists(a.licenses, b.licenses, {
      keys: [({ layer, kind, raw }) => `${layer} ${kind} ${raw}`, ({ layer, kind }) => `${layer} ${kind}`],
      name: ({ layer, kind, raw }) => `${layer}, ${kind}: ${raw === '' ? 'no words' : raw}`,
      fields: licenseFields,
    }),
    sources: compareLists(a.sources, b.sources, {
      keys: [({ name }) => name, ({ url }) => url],
      name: ({ name }) => name,
      fields: sourceFields,
    }),
    records: compareLists(recordItems(a), recordItems(b), {
      keys: [({ key }) => key],
      name: ({ name }) => name,
      fields: ({ fields }) => fields,
    }),
    metadata: compareLists(metadataItems(a), metadataItems(b), {
      keys: [({ key }) => key],
      name: ({ name }) => name,
      fields: ({ fields }) => fields,
    }),
  }
}

/** How many things differ in a group. */
export function changeCount({
  added,
  removed,
  changed,
}: Pick<GroupComparison, 'added' | 'removed' | 'changed'>): number {
  return added + removed + changed
}

type Fields = Record<string, string | null>

type Way<Item> = {
  keys: ((item: Item) => string | null)[]
  name(item: Item): string
  fields(item: Item): Fields
}

function compareLists<Item>(a: Item[], b: Item[], way: Way<Item>): GroupComparison {
  const { pairs, onlyBefore, onlyAfter } = pairUp(a, b, way.keys)
  const changed = pairs.flatMap(([before, after]): Change[] => {
    const fields = changesBetween(way.fields(before), way.fields(after))
    return fields.length === 0 ? [] : [{ change: 'changed', name: way.name(after), fields }]
  })
  const removed = onlyBefore.map((item): Change => {
    return { change: 'removed', name: way.name(item), fields: changesBetween(way.fields(item), {}) }
  })
  const added = onlyAfter.map((item): Change => {
    return { change: 'added', name: way.name(item), fields: changesBetween({}, way.fields(item)) }
  })
  return {
    added: added.length,
    removed: removed.length,
    changed: changed.length,
    unchanged: pairs.length - changed.length,
    changes: [...changed, ...removed, ...added],
  }
}

function licenseFields(license: LicenseStatement): Fields {
  const { raw, expression, match, basis, readFrom, by, at, reason, evidence } = license
  return {
    words: raw,
    expression,
    match,
    basis,
    'read from': readFrom,
    by: orNull(by),
    at,
    reason: orNull(reason),
    evidence: evidenceText(evidence),
  }
}

function sourceFields(source: Source): Fields {
  const { url, kind, method, collectedFrom, collectedTo, share, reason, licenses } = source
  const period = [collectedFrom, collectedTo].filter((day) => day !== null)
  return {
    name: source.name,
    address: url,
    kind,
    method: orNull(method),
    collected: period.length === 0 ? null : [...new Set(period)].join(' to '),
    share: share === null ? null : `${Number((share.value * 100).toPrecision(6))} % of ${share.unit}`,
    reason: orNull(reason),
    licences: orNull(
      licenses.map(({ layer, kind, expression, raw }) => `${expression} (${kind}, ${layer}: ${raw})`).join('; '),
    ),
    evidence: evidenceText(licenses.flatMap(({ evidence }) => evidence)),
  }
}

type Item = { key: string; name: string; fields: Fields }

function recordItems({ recordSets, amounts, exclusions }: ComparedVersion): Item[] {
  return [
    ...recordSets.map(recordSetItem),
    ...amounts.map(amountItem),
    ...(exclusions === null
      ? []
      : [
          {
            key: 'exclusions',
            name: 'Records left out',
            fields: { count: count(exclusions.count), 'digest of the list': exclusions.digest },
          },
        ]),
  ]
}

function recordSetItem(set: RecordSet, place: number, all: RecordSet[]): Item {
  const again = all.slice(0, place).filter(({ name }) => name === set.name).length
  const columns = set.columns.map(({ name, type }) => (type === '' ? name : `${name} (${type})`))
  return {
    key: `set ${set.name} ${again}`,
    name: set.name === '' ? 'Records' : `Records “${set.name}”`,
    fields: {
      count: count(set.count),
      'set digest': set.setDigest,
      columns: orNull(columns.join(', ')),
      'sha256 of the manifest': set.manifest,
    },
  }
}

function amountItem({ unit, value, note }: Amount, place: number, all: Amount[]): Item {
  const again = all.slice(0, place).filter((other) => other.unit === unit).length
  return { key: `amount ${unit} ${again}`, name: `Stated ${unit}`, fields: { value: count(value), note: orNull(note) } }
}

function metadataItems(version: ComparedVersion): Item[] {
  const one = (name: string, value: string | null): Item => ({ key: name, name, fields: { value } })
  const each = (name: string, values: string[]) =>
    [...new Set(values)].map((value): Item => ({ key: `${name} ${value}`, name, fields: { value } }))
  return [
    one('Release date', version.releaseDate),
    one('Description', orNull(version.description)),
    ...version.fileGroups.map(groupItem),
    ...each('Language', version.languages),
    ...each('Modality', version.modalities),
    ...each(
      'Place at a host',
      version.hosts.map(({ url, revision }) => `${url} ${revision}`.trim()),
    ),
    ...each(
      'Identifier',
      version.identifiers.map(({ scheme, value }) => `${scheme} ${value}`),
    ),
    ...each(
      'Made from',
      version.derivedFrom.map(({ relation, digest }) => `${relation} ${digest}`),
    ),
    ...each(
      'Evidence',
      version.evidence.map(({ source, locator, quote }) => `${source} ${locator}: ${quote}`.trim()),
    ),
  ]
}

function groupItem({ name, pattern, licenses }: FileGroup): Item {
  const said = licenses.map(({ layer, kind, expression, raw }) => `${expression} (${kind}, ${layer}: ${raw})`)
  return {
    key: `File group ${name}`,
    name: `File group ${name}`,
    fields: { pattern, licences: orNull(said.join('; ')) },
  }
}

function evidenceText(evidence: VersionDraft['evidence']): string | null {
  const pieces = evidence.map(
    (piece) => `${piece.source} (read ${piece.retrievedAt}, ${evidenceDigest(piece).slice(0, 15)})`,
  )
  return orNull(pieces.sort().join('; '))
}

function orNull(value: string): string | null {
  return value === '' ? null : value
}

function count(value: number | null): string | null {
  return value === null ? null : value.toLocaleString('en-US')
}
