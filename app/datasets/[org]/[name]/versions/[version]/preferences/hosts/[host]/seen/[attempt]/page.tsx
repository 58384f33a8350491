import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { GROUPS_SHOWN } from '#app/_preferences/host-decisions.tsx'
import { HostHead } from '#app/_preferences/host-head.tsx'
import { Snapshot } from '#app/_preferences/snapshot.tsx'
import { blobs, database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { formatDate } from '#app/_ui/format.ts'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { decoded } from '#app/datasets/_parts/address.ts'
import { findVersion, type VersionParams } from '#app/datasets/_version/find-version.ts'
import { findAttempt } from '#db/queries/find-attempt.ts'
import { listHostGroups } from '#db/queries/list-reading-hosts.ts'
import { listReadings } from '#db/queries/list-readings.ts'
import { evaluateSignals } from '#lib/preference/evaluate.ts'
import { PRODUCT_TOKEN } from '#lib/preference/harvest-plan.ts'
import type { Attempt } from '#lib/preference/observation.ts'
import { pathnameOf } from '#lib/preference/places.ts'
import { bodyText } from '#lib/preference/signal.ts'
import { signalsOfAttempts } from '#lib/preference/signals-of-attempts.ts'

type Props = { params: Promise<VersionParams & { host: string; attempt: string }> }

export const metadata: Metadata = { title: 'What a place answered', robots: { index: false } }

/** One answer of one place of a host, as text with the lines that state anything. */
export default async function SeenPage({ params }: Props) {
  const { host: named, attempt: id } = await params
  const [version, actor] = await Promise.all([findVersion(params, 'preferences'), currentActor()])
  const host = decoded(named).toLowerCase()
  const found = z.uuid().safeParse(id).success ? await findAttempt(database(), id) : null
  if (found === null || !isOfHost(found.attempt, host)) notFound()
  if (found.versionId !== null && found.versionId !== version.id) notFound()
  const { attempt } = found
  const [body, urls] = await Promise.all([
    attempt.body === null ? null : blobs().read(attempt.body),
    examplesOf(version.digest, host, attempt.origin),
  ])
  return (
    <PageFrame current="/" actor={actor}>
      <HostHead
        version={version}
        actor={actor}
        host={host}
        title={`${pathnameOf(attempt.location)}, as of ${formatDate(attempt.finishedAt)}`}
        isHostPage={false}
      />
      <Snapshot
        attempt={attempt}
        text={body === null ? null : bodyText({ body })}
        evidence={statedBy(attempt, body, urls)}
        bytesHref={`/preferences/snapshots/${attempt.id}`}
      />
    </PageFrame>
  )
}

function isOfHost({ origin }: Attempt, host: string): boolean {
  return new URL(origin).host === host
}

/** An address of each group of the host's records, so that what is said of any of them is marked. */
async function examplesOf(digest: string | null, host: string, origin: string): Promise<string[]> {
  const { observed, collection } = digest === null ? NOTHING : await listReadings(database(), digest)
  const reading = observed.at(-1) ?? collection
  const groups = reading === null ? [] : await listHostGroups(blobs(), reading.groups, host)
  const urls = groups.flatMap((group) => (group.origin === origin && group.url !== null ? [group.url] : []))
  return urls.length === 0 ? [`${origin}/`] : urls.slice(0, GROUPS_SHOWN)
}

const NOTHING = { observed: [], collection: null }

/** What this answer alone states of these addresses. */
function statedBy(attempt: Attempt, body: Uint8Array | null, urls: readonly string[]) {
  const bodies = new Map(attempt.body === null || body === null ? [] : [[attempt.body, body]])
  const signals = signalsOfAttempts([attempt], bodies, attempt.finishedAt)
  return urls.flatMap((url) => evaluateSignals(signals, { url, agent: PRODUCT_TOKEN, media: null }).evidence)
}
