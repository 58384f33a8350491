import type { LicensedPart, VersionLicensing } from './licensing.ts'
import { type RecordLicenses, recordParts } from './record-parts.ts'
import { recordedStatement } from './recorded-statement.ts'
import type { LicenseStatement } from './statement.ts'

/** What a version says of itself, as far as its licences go: the shape of a version draft or of a version as it is read. */
export type RecordedLicenses = Pick<VersionLicensing, 'version' | 'dataset' | 'label' | 'title' | 'releaseDate'> & {
  creators?: readonly string[]
  licenses: readonly LicenseStatement[]
  sources: readonly RecordedSource[]
  fileGroups?: readonly { name: string; share: number | null; licenses: readonly LicenseStatement[] }[]
  /** The licence column of the records, where their manifest is held and has one. */
  records?: RecordLicenses | null
}

type RecordedSource = {
  name: string
  url: string | null
  share: { unit: string; value: number } | null
  collectedFrom: string | null
  collectedTo: string | null
  licenses: readonly LicenseStatement[]
}

/**
 * The licence facts of a version as its record holds them, before anything that came later: the version itself first, then its
 * sources in their order, then its file groups, then its records by their licence. A group has a share of the bytes, records of
 * one licence a share of all records, unless sources divide the version already.
 */
export function recordedLicensing(recorded: RecordedLicenses): VersionLicensing {
  const { licenses, sources, fileGroups = [], records = null, creators = [] } = recorded
  const { version, dataset, label, title, releaseDate } = recorded
  const nothing = { url: null, share: null, mode: null, collectedFrom: null, collectedTo: null }
  const whole: LicensedPart = {
    ...nothing,
    id: 'version',
    kind: 'version',
    name: 'The version as a whole',
    collectedTo: latestOf(sources),
    statements: licenses.map(recordedStatement),
  }
  const ofSources = sources.map(
    ({ name, url, share, collectedFrom, collectedTo, licenses }, index): LicensedPart => ({
      id: `source/${index}`,
      kind: 'source',
      name,
      url,
      share,
      mode: null,
      collectedFrom,
      collectedTo,
      statements: licenses.map(recordedStatement),
    }),
  )
  const ofGroups = fileGroups.map(
    ({ name, share, licenses }): LicensedPart => ({
      ...nothing,
      id: `file-group/${name}`,
      kind: 'file-group',
      name,
      share: sources.length > 0 || share === null ? null : { unit: 'bytes', value: share },
      statements: licenses.map(recordedStatement),
    }),
  )
  const ofRecords = records === null ? [] : recordParts(records, sources.length > 0)
  const parts = [whole, ...ofSources, ...ofGroups, ...ofRecords]
  return { version, dataset, label, title, releaseDate, creators: [...creators], parts }
}

/** When the last of the sources was collected, or null if one does not say. */
function latestOf(sources: readonly RecordedSource[]): string | null {
  const dates = sources.map(({ collectedTo }) => collectedTo)
  if (dates.length === 0 || dates.includes(null)) return null
  return dates.reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b))
}
