import type { ReactNode } from 'react'
import type { VersionPicture } from '#db/queries/read-version.ts'
import type { Actor } from '#lib/dataset/access.ts'
import type { PublicHarvest } from '#lib/preference/harvest.ts'
import type { Manifest } from '#lib/records/schema.ts'
import { ByMechanismSection } from './by-mechanism-section.tsx'
import { CoverageSection } from './coverage-section.tsx'
import { NothingRead } from './nothing-read.tsx'
import { OverTimeSection } from './over-time-section.tsx'
import { SummarySection } from './summary-section.tsx'
import { UsesSection } from './uses-section.tsx'
import { type KnownReadings, newestOf } from './version-reading.ts'
import type { PreferenceView } from './view.ts'
import { ViewForm } from './view-form.tsx'

export type VersionPreferencesProps = {
  version: VersionPicture
  /** The address of the page, without its query. */
  page: string
  view: PreferenceView
  known: KnownReadings
  harvests: readonly PublicHarvest[]
  manifests: readonly Manifest[]
  actor: Actor | null
  /** Host by host, where anything was read. */
  hosts: ReactNode
}

/** What the creators behind a version said: in a sentence, use by use, by which means, over time, host by host, and how it was asked. */
export function VersionPreferences(props: VersionPreferencesProps) {
  const { known, view, page, hosts } = props
  const shown = newestOf(known) ?? known.collection
  if (shown === null) return <NothingRead {...props} />
  const hasTokens = shown.shares.total.tokens !== null
  return (
    <>
      <SummarySection known={known} view={view} form={<ViewForm page={page} view={view} hasTokens={hasTokens} />} />
      <UsesSection known={known} view={view} page={page} />
      <ByMechanismSection known={known} view={view} />
      <OverTimeSection known={known} view={view} />
      {hosts}
      <CoverageSection {...props} />
    </>
  )
}
