import { factHref } from '#app/_facts/facts-address.ts'
import { datasetHref, versionHref } from '#app/datasets/_parts/address.ts'
import type { REMEDY_PLACES, Remedy } from '#lib/assessment/finding.ts'

type Place = (typeof REMEDY_PLACES)[number]

/** Where the remedy of a criterion is carried out: the question that it is an answer to, or the very form of another room. */
export function remedyHref(path: string, label: string, criterion: string, { fact, place }: Remedy): string | null {
  if (fact !== null) return factHref(path, label, fact)
  return place === null ? null : PLACES[place](path, label, criterion)
}

const PLACES: Record<Place, (path: string, label: string, criterion: string) => string> = {
  licences: (path, label, criterion) =>
    criterion === '1.1'
      ? versionHref(path, label, 'licences/conclude?part=version')
      : versionHref(path, label, 'licences#parts'),
  preferences: (path, label) => versionHref(path, label, 'preferences#ask'),
  archive: (path, label) => versionHref(path, label, 'archive#record'),
  'next-version': (path) => `${datasetHref(path)}/versions/new`,
  runs: (path, label) => versionHref(path, label, 'runs#report'),
}
