import { citationName } from '../citation/name.ts'
import { singleLine } from '../citation/single-line.ts'
import type { Creator, DatasetDraft } from '../dataset/schema.ts'
import type { VersionRecord } from '../dataset/version-record.ts'
import { licensesIn, parseExpression } from '../license/expression.ts'
import type { DataciteCreator, DataciteDate, DataciteRights } from './datacite-record.ts'

const ORCID = 'https://orcid.org'
const SPDX = 'https://spdx.org/licenses/'

/** Who made it; the publisher where nobody is named, since a record must name somebody. */
export function dataciteCreators(creators: readonly Creator[], publisher: string): DataciteCreator[] {
  const named = distinct(creators.map(dataciteCreator)).filter(({ name }) => name !== '')
  return named.length > 0 ? named : [{ name: publisher, nameType: 'Organizational' }]
}

/** Who publishes it: as it is recorded, else the organisation. */
export function datacitePublisher({ publisher, organization }: DatasetDraft): string {
  return singleLine(publisher) || organization
}

/** A licence each with its SPDX page where all of them bind; an expression with a choice or an exception stands whole. */
export function dataciteRights(expression: string): DataciteRights[] {
  const parsed = parseExpression(expression)
  const isPlain = parsed.ok && !/\b(?:OR|WITH)\b/.test(expression)
  const ids = isPlain ? licensesIn(parsed.value) : [expression]
  return distinct(ids).map((id) =>
    isPlain && !/^(?:NOASSERTION|NONE)$|LicenseRef-/.test(id)
      ? {
          rights: id,
          rightsUri: `${SPDX}${id}.html`,
          rightsIdentifier: id,
          rightsIdentifierScheme: 'SPDX',
          schemeUri: SPDX,
        }
      : { rights: id },
  )
}

/** When the sources were collected; an end that is not known is left open, as RKMS-ISO8601 writes it. */
export function dataciteCollected(sources: VersionRecord['sources']): DataciteDate[] {
  return distinct(
    sources
      .filter(({ collectedFrom, collectedTo }) => collectedFrom !== null || collectedTo !== null)
      .map(({ name, collectedFrom, collectedTo }) => ({
        date: rangeOf(collectedFrom ?? collectedTo ?? '', collectedTo ?? collectedFrom ?? ''),
        dateType: 'Collected',
        dateInformation: singleLine(name),
      })),
  )
}

/** How large it is: its files, their bytes where all are known, and the amounts that its maintainer states. */
export function dataciteSizes({ files, amounts }: VersionRecord): string[] {
  const bytes = files.reduce<number | null>(
    (sum, file) => (sum === null || file.bytes === null ? null : sum + file.bytes),
    0,
  )
  return distinct([
    ...(files.length === 0 ? [] : [`${files.length} files`]),
    ...(files.length === 0 || bytes === null ? [] : [`${bytes} bytes`]),
    ...amounts.map(({ value, unit }) => `${value} ${unit}`),
  ])
}

/** The values without repetition, in their order. */
export function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
}

function rangeOf(from: string, to: string): string {
  return from === to ? from : `${from}/${to}`
}

function dataciteCreator(creator: Creator): DataciteCreator {
  const name = citationName(creator)
  const orcid = creator.orcid === null ? [] : [creator.orcid]
  const affiliation = singleLine(creator.affiliation)
  return {
    name: 'literal' in name ? name.literal : `${name.family}, ${[name.given, name.suffix ?? ''].join(' ').trim()}`,
    nameType: creator.kind === 'person' ? 'Personal' : 'Organizational',
    ...('literal' in name ? {} : { givenName: name.given, familyName: name.family }),
    ...(orcid.length > 0 && {
      nameIdentifiers: orcid.map((id) => ({
        nameIdentifier: id,
        nameIdentifierScheme: 'ORCID' as const,
        schemeUri: ORCID,
      })),
    }),
    ...(affiliation !== '' && { affiliation: [{ name: affiliation }] }),
  }
}
