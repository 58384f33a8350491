import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { stop } from '#app/_preferences/harvest-actions.ts'
import { HarvestProgress } from '#app/_preferences/harvest-progress.tsx'
import { countedOutcomes, coverageWords, isUnderWay, STATE_WORDS } from '#app/_preferences/harvest-words.ts'
import { OriginTable } from '#app/_preferences/origin-table.tsx'
import { database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { Banner } from '#app/_ui/banner.tsx'
import { Button } from '#app/_ui/button.tsx'
import { PageHead } from '#app/_ui/columns.tsx'
import { Crumbs } from '#app/_ui/crumbs.tsx'
import { Facts } from '#app/_ui/facts.tsx'
import { formatTime } from '#app/_ui/format.ts'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { ReadAgain } from '#app/_ui/read-again.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import { listHarvestOrigins, readHarvest } from '#db/queries/read-harvests.ts'
import { can } from '#lib/dataset/access.ts'
import { ORIGIN_OUTCOMES, type PublicHarvest } from '#lib/preference/harvest.ts'

export const metadata: Metadata = { title: 'A harvest of preferences', robots: { index: false } }

const ORIGINS_SHOWN = 100
const Query = z.object({
  after: z.string().max(2000).catch(''),
  outcome: z
    .enum([...ORIGIN_OUTCOMES, 'waiting'])
    .optional()
    .catch(undefined),
  fault: z.string().optional().catch(undefined),
})

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[]>> }

/** One harvest: how far it is, what came of each host, and a button to end it for those who may. */
export default async function HarvestPage({ params, searchParams }: Props) {
  const { id } = await params
  const [actor, asked] = await Promise.all([currentActor(), searchParams])
  const harvest = z.uuid().safeParse(id).success ? await readHarvest(database(), id) : null
  if (harvest === null) notFound()
  const { after, outcome, fault } = Query.parse(asked)
  const origins = await listHarvestOrigins(database(), id, { after, outcome, limit: ORIGINS_SHOWN + 1 })
  const { dataset, label } = harvest
  const mayStop = can(actor, 'preference.harvest', dataset.split('/')[0] ?? null)
  return (
    <PageFrame current="/preferences" actor={actor}>
      {isUnderWay(harvest) && <ReadAgain seconds={3} />}
      <Crumbs
        trail={[
          { label: 'Preferences', href: '/preferences' },
          { label: `${dataset} ${label}`, href: versionHref(dataset, label, 'preferences') },
        ]}
      />
      <PageHead title={`What the hosts of ${dataset} ${label} say`} />
      {fault !== undefined && (
        <div className="mt-4">
          <Banner kind="note" title={fault === 'over' ? 'This harvest had ended already.' : 'The harvest goes on.'}>
            <p>{fault === 'over' ? 'What was seen stays as it is.' : 'You may not end it, or it is not known here.'}</p>
          </Banner>
        </div>
      )}
      <div className="mt-6 max-w-[820px]">
        {isUnderWay(harvest) && <HarvestProgress harvest={harvest} />}
        <HarvestFacts harvest={harvest} />
        {isUnderWay(harvest) && mayStop && (
          <form action={stop} className="mt-4">
            <input type="hidden" name="harvest" value={id} />
            <Button look="danger">End it now: the hosts that wait count as not asked</Button>
          </form>
        )}
      </div>
      <OriginTable
        harvest={harvest}
        origins={origins.slice(0, ORIGINS_SHOWN)}
        outcome={outcome}
        next={origins.length > ORIGINS_SHOWN ? (origins[ORIGINS_SHOWN - 1]?.origin ?? null) : null}
      />
    </PageFrame>
  )
}

function HarvestFacts({ harvest }: { harvest: PublicHarvest }) {
  const { state, createdAt, finishedAt, dataset, label } = harvest
  return (
    <div className="mt-4">
      <Facts
        facts={[
          { term: 'State', value: STATE_WORDS[state] },
          { term: 'Asked', value: coverageWords(harvest) },
          {
            term: 'What came of it',
            value: countedOutcomes(harvest),
          },
          { term: 'Begun', value: formatTime(createdAt) },
          { term: 'Ended', value: finishedAt === null ? 'not yet' : formatTime(finishedAt) },
          {
            term: 'Read as',
            value: <a href={versionHref(dataset, label, 'preferences')}>{`Preferences of ${dataset} ${label}`}</a>,
          },
        ].map(({ term, value }) => ({ term, value: value === '' ? 'nothing yet' : value }))}
      />
    </div>
  )
}
