import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { CacheSection } from '#app/_runs/cache-section.tsx'
import { CheckSection, MissingSection } from '#app/_runs/check-section.tsx'
import { CurvesSection } from '#app/_runs/curves-section.tsx'
import { readExampleTexts } from '#app/_runs/example-texts.ts'
import { FilterSection } from '#app/_runs/filter-section.tsx'
import { RunFlagsSection } from '#app/_runs/flags-section.tsx'
import { InputsSection } from '#app/_runs/inputs-section.tsx'
import { ButtonFault, CancelButton, RepeatButton } from '#app/_runs/own-run-buttons.tsx'
import { ReplaysSection } from '#app/_runs/replays-section.tsx'
import { RunHead } from '#app/_runs/run-head.tsx'
import { RunSide } from '#app/_runs/run-side.tsx'
import { RunText } from '#app/_runs/run-text.tsx'
import { SampleSection } from '#app/_runs/sample-section.tsx'
import { SettingsSection } from '#app/_runs/settings-section.tsx'
import { database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { Columns } from '#app/_ui/columns.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { ReadAgain } from '#app/_ui/read-again.tsx'
import { listMadeByRun } from '#db/queries/list-made-by-run.ts'
import { readCurves } from '#db/queries/read-curves.ts'
import { readRun } from '#db/queries/read-run.ts'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[]>> }

const Query = z.object({
  fault: z.string().optional().catch(undefined),
  unrepeatable: z.string().max(1000).optional().catch(undefined),
})

const findRun = cache(async (id: string) => {
  const run = z.uuid().safeParse(id).success ? await readRun(database(), id, new Date()) : null
  if (run === null) notFound()
  return run
})

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const { name } = await findRun((await params).id)
  return { title: `Run ${name}` }
}

/** What a run read, did and made, whether its figures follow from its settings, and whether it was repeated. */
export default async function RunPage({ params, searchParams }: Props) {
  const { id } = await params
  const { fault, unrepeatable } = Query.parse(await searchParams)
  const [run, actor] = await Promise.all([findRun(id), currentActor()])
  const points = (await readCurves(database(), [id])).get(id) ?? []
  const made = run.digest === null ? [] : await listMadeByRun(database(), run.digest)
  const texts = await readExampleTexts(run)
  const isUnderWay = run.state === 'running' || run.state === 'waiting'
  return (
    <PageFrame current="/runs" actor={actor}>
      {isUnderWay && <ReadAgain seconds={run.executor === 'registry' ? 3 : 30} />}
      <RunHead run={run} />
      <ButtonFault fault={fault} unrepeatable={unrepeatable} />
      <CancelButton run={run} actor={actor} />
      <Columns side={<RunSide run={run} made={made} />}>
        <RunText run={run} made={made} />
      </Columns>
      <InputsSection run={run} />
      <CurvesSection run={run} points={points} />
      <SampleSection run={run} />
      <CacheSection run={run} />
      <FilterSection run={run} made={made} texts={texts} />
      <CheckSection run={run} />
      <RunFlagsSection run={run} />
      <ReplaysSection run={run} />
      <RepeatButton run={run} actor={actor} />
      <MissingSection run={run} />
      <SettingsSection run={run} />
      <p className="small second mt-6">{run.disclaimer}</p>
    </PageFrame>
  )
}
