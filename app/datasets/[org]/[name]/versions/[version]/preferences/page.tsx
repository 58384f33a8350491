import type { Metadata } from 'next'
import { HostsSection } from '#app/_preferences/hosts-section.tsx'
import { VersionPreferences } from '#app/_preferences/version-preferences.tsx'
import { newestOf } from '#app/_preferences/version-reading.ts'
import { type AskedView, type PreferenceView, readView } from '#app/_preferences/view.ts'
import { blobs, database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import { findVersion, type VersionParams } from '#app/datasets/_version/find-version.ts'
import { VersionHead } from '#app/datasets/_version/version-head.tsx'
import { listReadingHosts } from '#db/queries/list-reading-hosts.ts'
import { listReadings, type ToldReading } from '#db/queries/list-readings.ts'
import { readHarvests } from '#db/queries/read-harvests.ts'
import { readManifestsOf } from '#db/queries/read-manifest.ts'

type Props = { params: Promise<VersionParams>; searchParams: Promise<AskedView> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { dataset, label } = await findVersion(params, 'preferences')
  return { title: `Preferences of ${dataset.title} ${label}` }
}

/** What the creators behind one exact version said about its use, at collection and now. */
export default async function PreferencesPage({ params, searchParams }: Props) {
  const [version, asked, actor] = await Promise.all([findVersion(params, 'preferences'), searchParams, currentActor()])
  const { dataset, label, digest } = version
  const view = readView(asked)
  const page = versionHref(dataset.path, label, 'preferences')
  const [known, harvests, manifests] =
    digest === null
      ? [{ collection: null, observed: [] }, [], []]
      : await Promise.all([
          listReadings(database(), digest),
          readHarvests(database(), { digest }),
          readManifestsOf(database(), { digest }),
        ])
  const shown = newestOf(known) ?? known.collection
  return (
    <PageFrame current="/" actor={actor}>
      <VersionHead version={version} current="preferences" actor={actor} />
      <VersionPreferences
        version={version}
        page={page}
        view={view}
        known={known}
        harvests={harvests}
        manifests={manifests.map(({ manifest }) => manifest)}
        actor={actor}
        hosts={shown === null ? null : <Hosts page={page} view={view} reading={shown} />}
      />
    </PageFrame>
  )
}

const HOSTS_SHOWN = 50

/** The hosts of a reading, a page of them. */
async function Hosts({ page, view, reading }: { page: string; view: PreferenceView; reading: ToldReading }) {
  const listed = await listReadingHosts(blobs(), reading.groups, { ...view, limit: HOSTS_SHOWN })
  return <HostsSection page={page} view={view} {...listed} hasTokens={reading.shares.total.tokens !== null} />
}
