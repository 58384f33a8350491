import { findFlags } from '../license/consistency.ts'
import { leadingLicense } from '../license/leading.ts'
import type { VersionLicensing } from '../license/licensing.ts'
import { countMismatches } from './count-mismatches.ts'
import { leadingFact, partFacts } from './derive-licenses.ts'
import { observationsOf, preferenceFact } from './derive-preferences.ts'
import type { DerivedFacts, LicenseFact } from './facts/derived.ts'
import type { KnownVersion } from './known-version.ts'

/** What follows from all that the registry holds of a version, as a score reads it. `read` reads licence expressions. */
export function deriveFacts(known: KnownVersion, read: (expression: string) => LicenseFact): DerivedFacts {
  const { licensing, manifest } = known
  const files = filesOf(known)
  return {
    organization: known.organization,
    label: licensing.label,
    status: known.status,
    releaseDate: licensing.releaseDate,
    firstReleaseDate: known.firstReleaseDate,
    hasReason: known.reason !== '',
    withdrawal: known.withdrawal,
    leading: leadingFact(licensing, read),
    parts: partFacts(licensing, read),
    licenseFlags: findFlags(licensing),
    sources: known.sources,
    observations: observationsOf(known),
    preferences: preferenceFact(known.reading),
    files,
    hasColumns: known.recordSets.some(({ columns }) => columns.length > 0) || manifest !== null,
    records: manifest === null ? null : { count: manifest.count, columns: manifest.columns.map(columnFact) },
    languages: known.languages,
    identifiers: identifiersOf(known),
    hosts: [...new Set(known.hosts.map(({ url }) => url))],
    croissant: files.count > 0 && licensing.creators.length > 0 && namesLicense(licensing) ? 'valid' : 'invalid',
    copies: known.copies,
    consumers: known.consumers,
    runs: known.runs,
    countMismatches: countMismatches(known),
  }
}

function filesOf({ formats, filesVerified }: KnownVersion): DerivedFacts['files'] {
  const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0)
  return {
    count: sum(formats.map(({ files }) => files)),
    withDigest: sum(formats.map(({ withDigest }) => withDigest)),
    lastVerified: filesVerified,
    formats: formats.map(({ mediaType, extension, files }) => ({ mediaType, extension, files })),
  }
}

function columnFact({ name, role, figures }: NonNullable<KnownVersion['manifest']>['columns'][number]) {
  return { name, role, present: figures.present }
}

/** An identifier in the version record is taken to name the version; a DOI among the dataset's links names the dataset. */
function identifiersOf({ identifiers, links }: KnownVersion): DerivedFacts['identifiers'] {
  const ofVersion = identifiers.map(({ scheme, value }) => ({ scheme, value, level: 'version' as const }))
  const ofDataset = links.filter(({ kind }) => kind === 'doi')
  return [
    ...ofVersion,
    ...ofDataset.map(({ url }) => ({ scheme: 'doi' as const, value: url, level: 'dataset' as const })),
  ]
}

/** Whether the version record's own statements give an export a licence to name, be it only in the words that were found. */
function namesLicense({ parts }: VersionLicensing): boolean {
  const own =
    parts.find(({ kind }) => kind === 'version')?.statements.filter(({ conclusion }) => conclusion === null) ?? []
  return leadingLicense(own).expression !== 'NOASSERTION' || own.some(({ raw }) => raw !== '')
}
