import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { ChooseSecond } from '#app/_runs/choose-second.tsx'
import { CompareFiltersSection } from '#app/_runs/compare-filters-section.tsx'
import { ComparedHeads } from '#app/_runs/compared-heads.tsx'
import { ComparedInputs } from '#app/_runs/compared-inputs.tsx'
import { ComparedNumbers } from '#app/_runs/compared-numbers.tsx'
import { ComparedSettings } from '#app/_runs/compared-settings.tsx'
import { ComparedVerdict } from '#app/_runs/compared-verdict.tsx'
import { PickTwo } from '#app/_runs/pick-two.tsx'
import { blobs, database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { PageHead } from '#app/_ui/columns.tsx'
import { Crumbs } from '#app/_ui/crumbs.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { Section } from '#app/_ui/section.tsx'
import { listRunsBeside } from '#db/queries/list-runs-beside.ts'
import { nameVersions } from '#db/queries/name-versions.ts'
import { readCurves } from '#db/queries/read-curves.ts'
import { readCompared } from '#db/queries/read-replayed.ts'
import { compareFilterRuns } from '#db/records/compare-filter-runs.ts'
import { compareRuns } from '#lib/run/comparison.ts'
import { DEFAULT_TOLERANCE } from '#lib/run/verdict.ts'

export const metadata: Metadata = { title: 'Two runs side by side', robots: { index: false } }

const Asked = z.object({ a: z.uuid().optional().catch(undefined), b: z.uuid().optional().catch(undefined) })
type Props = { searchParams: Promise<Record<string, string | string[]>> }

/** Two runs: what they measured, where their inputs and settings differ, and whether the second repeats the first. With one of them, which others there are. */
export default async function CompareRunsPage({ searchParams }: Props) {
  const [actor, asked] = await Promise.all([currentActor(), searchParams])
  const { a, b } = Asked.parse(asked)
  const only = a ?? b
  const isWhole = a !== undefined && b !== undefined
  return (
    <PageFrame current="/runs" actor={actor}>
      <Crumbs trail={[{ label: 'Runs', href: '/runs' }]} />
      <PageHead title="Two runs side by side">
        What they measured, what they read, what they were told, and whether the second repeats the first.
      </PageHead>
      {a !== undefined && b !== undefined ? <Compared a={a} b={b} /> : only !== undefined && <Choices id={only} />}
      <Section title={isWhole ? 'Two others' : only === undefined ? 'Which two?' : 'Or by its id'} id="pick">
        <PickTwo a={isWhole ? undefined : only} b={undefined} />
      </Section>
    </PageFrame>
  )
}

async function Choices({ id }: { id: string }) {
  const found = await listRunsBeside(database(), id)
  if (found === null) notFound()
  return <ChooseSecond {...found} />
}

async function Compared({ a, b }: { a: string; b: string }) {
  const found = await readCompared(database(), [a, b])
  const [ours, theirs] = [found.get(a), found.get(b)]
  if (ours === undefined || theirs === undefined) notFound()
  const curves = await readCurves(database(), [a, b])
  const named = [...ours.inputs, ...theirs.inputs].flatMap(({ version }) => version ?? [])
  const known = await nameVersions(database(), named)
  const filters = await compareFilterRuns(database(), blobs(), [ours, theirs])
  const comparison = compareRuns(ours, theirs, DEFAULT_TOLERANCE)
  const verdict = <ComparedVerdict asReplay={comparison.asReplay} />
  const isReplay = comparison.asReplay.verdict !== 'not-replayable'
  return (
    <>
      <ComparedHeads ours={ours} theirs={theirs} />
      {isReplay && verdict}
      <ComparedNumbers
        ours={{ name: ours.name, curve: curves.get(a) ?? [] }}
        theirs={{ name: theirs.name, curve: curves.get(b) ?? [] }}
        comparison={comparison}
      />
      {filters !== null && <CompareFiltersSection compared={filters} />}
      <ComparedInputs ours={ours.inputs} theirs={theirs.inputs} known={known} />
      <ComparedSettings settings={comparison.settings} seeds={comparison.seeds} />
      {!isReplay && verdict}
    </>
  )
}
