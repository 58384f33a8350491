import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { GROUPS_SHOWN, GroupsSection, HostUses } from '#app/_preferences/host-decisions.tsx'
import { HostHead } from '#app/_preferences/host-head.tsx'
import { placesOfRuns } from '#app/_preferences/place-history.ts'
import { PlacesSection } from '#app/_preferences/places-section.tsx'
import { readHost } from '#app/_preferences/read-host.ts'
import type { SaidThere } from '#app/_preferences/shown-decision.ts'
import { TermsSection } from '#app/_preferences/terms-section.tsx'
import { TryUrl } from '#app/_preferences/try-url.tsx'
import { type AskedView, readView } from '#app/_preferences/view.ts'
import { NotAdvice } from '#app/_preferences/words-of.tsx'
import { blobs, database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { decoded, versionHref } from '#app/datasets/_parts/address.ts'
import { findVersion, type VersionParams } from '#app/datasets/_version/find-version.ts'

type Asked = AskedView & { url?: string | string[]; terms?: string | string[] }
type Props = { params: Promise<VersionParams & { host: string }>; searchParams: Promise<Asked> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ dataset, label }, { host }] = await Promise.all([findVersion(params, 'preferences'), params])
  return { title: `${decoded(host)} in ${dataset.title} ${label}`, robots: { index: false } }
}

/** What one host says of the records that a version has of it: the decisions with their lines, the places with their history, recorded terms. */
export default async function HostPage({ params, searchParams }: Props) {
  const [version, { host: named }, asked, actor] = await Promise.all([
    findVersion(params, 'preferences'),
    params,
    searchParams,
    currentActor(),
  ])
  const { id, digest, dataset, label } = version
  const host = decoded(named).toLowerCase()
  const picture = digest === null ? null : await readHost(database(), blobs(), { id, digest }, host)
  if (picture === null) notFound()
  const page = versionHref(dataset.path, label, `preferences/hosts/${encodeURIComponent(host)}`)
  const { then, now, judged, asOf, observedAt, runs, totalRuns, terms, seenAt } = picture
  const seenOf = ({ location, locator }: SaidThere) => {
    const attempt = seenAt.get(location)
    return attempt === undefined
      ? null
      : { href: `${page}/seen/${attempt.id}${anchorOf(locator)}`, at: attempt.finishedAt }
  }
  const url = one(asked.url)
  return (
    <PageFrame current="/" actor={actor}>
      <HostHead version={version} actor={actor} host={host} title={host} isHostPage />
      {then.length + now.length > 0 && (
        <div className="mt-5 max-w-[820px]">
          <HostUses then={then} now={now} profile={readView(asked).profile} asOf={asOf} />
          <NotAdvice />
        </div>
      )}
      {judged.length > 0 && (
        <GroupsSection
          judged={judged.slice(0, GROUPS_SHOWN)}
          total={judged.length}
          observedAt={observedAt}
          seenOf={seenOf}
        />
      )}
      <PlacesSection places={placesOfRuns(runs)} total={totalRuns} hrefOf={(attempt) => `${page}/seen/${attempt}`} />
      <TryUrl
        host={host}
        url={url}
        answer={url === '' ? null : picture.answerFor(url)}
        observedAt={observedAt}
        seenOf={seenOf}
      />
      <TermsSection
        host={host.replace(/:\d+$/, '')}
        terms={terms}
        actor={actor}
        page={page}
        told={one(asked.terms) || null}
      />
    </PageFrame>
  )
}

/** The line that a locator names, as an anchor. */
function anchorOf(locator: string): string {
  const line = /^line (\d+)/.exec(locator)?.[1]
  return line === undefined ? '' : `#L${line}`
}

function one(asked: string | string[] | undefined): string {
  return [asked ?? ''].flat()[0] ?? ''
}
