import { datasetHref, versionHref } from '#app/datasets/_parts/address.ts'
import type { Remedy } from '#lib/assessment/finding.ts'

/** Where a remedy for this version is carried out; null where there is no page for it. */
export function remedyHref(path: string, label: string, { place }: Remedy): string | null {
  if (place === 'licences' || place === 'preferences') return versionHref(path, label, place)
  return place === 'next-version' ? `${datasetHref(path)}/versions/new` : null
}
