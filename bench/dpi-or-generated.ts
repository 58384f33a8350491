import type { Digest } from '#lib/digest.ts'
import type { VersionLicensing } from '#lib/license/licensing.ts'
import { recordedLicensing } from '#lib/license/recorded-licensing.ts'
import { LicenseStatement } from '#lib/license/statement.ts'
import { listTerms } from '#lib/license/terms.ts'
import { isDpiHere, readDpiCollection } from '#tests/conformance/dpi/collection.ts'

/** Licence facts to measure over: those of a real collection where its files are beside this checkout, else made-up ones. */
export type BenchedCollection = { name: string; isReal: boolean; read(): Promise<VersionLicensing[]> }

const RECORDS = 2511

/** The collection of the Data Provenance Initiative, or as many generated versions. */
export function benchedCollection(): BenchedCollection {
  if (!isDpiHere)
    return {
      name: `${RECORDS.toLocaleString('en')} generated versions`,
      isReal: false,
      read: () => Promise.resolve(generated()),
    }
  return {
    name: 'the DPI collection',
    isReal: true,
    read: async () =>
      (await readDpiCollection()).map(({ licensing }, place) => ({ ...licensing, version: nth(place) })),
  }
}

/** What tells the versions of a mixture apart here: they are not published, so they have no digest of their own. */
function nth(place: number): Digest {
  return `sha256:${place.toString(16).padStart(64, '0')}`
}

/** Versions of one to five sources; each has a licence declared and one concluded, walking through the terms table. */
function generated(): VersionLicensing[] {
  const ids = listTerms().map(({ id }) => id)
  const at = (place: number) => ids[place % ids.length] ?? 'MIT'
  return Array.from({ length: RECORDS }, (_, place) =>
    recordedLicensing({
      version: nth(place),
      dataset: `bench/set-${place}`,
      label: '1',
      title: `Set ${place}`,
      releaseDate: '2026-01-01',
      licenses: [],
      sources: Array.from({ length: 1 + (place % 5) }, (_, source) => ({
        name: `Source ${source}`,
        url: null,
        share: { unit: 'records', value: 1 / (1 + (place % 5)) },
        collectedFrom: null,
        collectedTo: null,
        licenses: [statement('declared', at(place)), statement('concluded', at(place * 7 + source))],
      })),
    }),
  )
}

function statement(kind: 'declared' | 'concluded', expression: string): LicenseStatement {
  return LicenseStatement.parse({ raw: expression, expression, kind, match: 'exact' })
}
