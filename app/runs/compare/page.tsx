import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { CompareFiltersSection } from '#app/_runs/compare-filters-section.tsx'
import { CompareSections } from '#app/_runs/compare-sections.tsx'
import { PickTwo } from '#app/_runs/pick-two.tsx'
import { blobs, database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { PageHead } from '#app/_ui/columns.tsx'
import { Crumbs } from '#app/_ui/crumbs.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { readCurves } from '#db/queries/read-curves.ts'
import { readCompared } from '#db/queries/read-replayed.ts'
import { compareFilterRuns } from '#db/records/compare-filter-runs.ts'
import { compareRuns } from '#lib/run/comparison.ts'
import { DEFAULT_TOLERANCE } from '#lib/run/verdict.ts'

export const metadata: Metadata = { title: 'Two runs side by side', robots: { index: false } }

const Asked = z.object({ a: z.uuid().optional().catch(undefined), b: z.uuid().optional().catch(undefined) })
type Props = { searchParams: Promise<Record<string, string | string[]>> }

/** Two runs: where their settings, inputs and numbers differ, and whether the second repeats the first. */
export default async function CompareRunsPage({ searchParams }: Props) {
  const [actor, asked] = await Promise.all([currentActor(), searchParams])
  const { a, b } = Asked.parse(asked)
  return (
    <PageFrame current="/runs" actor={actor}>
      <Crumbs trail={[{ label: 'Runs', href: '/runs' }]} />
      <PageHead title="Two runs side by side">
        What they were told, what they read, what they measured, and whether the second repeats the first.
      </PageHead>
      <PickTwo a={a} b={b} />
      {a !== undefined && b !== undefined && <Compared a={a} b={b} />}
    </PageFrame>
  )
}

async function Compared({ a, b }: { a: string; b: string }) {
  const found = await readCompared(database(), [a, b])
  const [ours, theirs] = [found.get(a), found.get(b)]
  if (ours === undefined || theirs === undefined) notFound()
  const curves = await readCurves(database(), [a, b])
  const filters = await compareFilterRuns(database(), blobs(), [ours, theirs])
  return (
    <>
      <CompareSections
        ours={{ ...ours, curve: curves.get(a) ?? [] }}
        theirs={{ ...theirs, curve: curves.get(b) ?? [] }}
        comparison={compareRuns(ours, theirs, DEFAULT_TOLERANCE)}
      />
      {filters !== null && <CompareFiltersSection compared={filters} />}
    </>
  )
}
