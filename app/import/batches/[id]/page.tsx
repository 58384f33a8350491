import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { database } from '#app/_server/db.ts'
import { requireActor } from '#app/_server/session.ts'
import { ButtonLink, Buttons } from '#app/_ui/button.tsx'
import { PageHead } from '#app/_ui/columns.tsx'
import { Crumbs } from '#app/_ui/crumbs.tsx'
import { Facts } from '#app/_ui/facts.tsx'
import { formatPlural, formatTime } from '#app/_ui/format.ts'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { Progress } from '#app/_ui/progress.tsx'
import { ReadAgain } from '#app/_ui/read-again.tsx'
import { Section } from '#app/_ui/section.tsx'
import { type BatchPicture, listBatchItems, readBatch } from '#db/queries/read-batch.ts'
import { ItemTable } from './item-table.tsx'

export const metadata: Metadata = { title: 'An import of many files' }

const ITEMS_SHOWN = 100
const Query = z.object({ after: z.coerce.number().int().catch(-1), only: z.enum(['all', 'refused']).catch('all') })

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[]>> }

export default async function ImportBatch({ params, searchParams }: Props) {
  const { id } = await params
  const actor = await requireActor(`/import/batches/${id}`)
  const batch = z.uuid().safeParse(id).success ? await readBatch(database(), actor, id) : null
  if (batch === null) notFound()
  const { after, only } = Query.parse(await searchParams)
  const items = await listBatchItems(database(), id, { after, only, limit: ITEMS_SHOWN + 1 })
  const last = items.length > ITEMS_SHOWN ? items[ITEMS_SHOWN - 1] : undefined
  return (
    <PageFrame current="/import" actor={actor}>
      {batch.state !== 'done' && <ReadAgain seconds={2} />}
      <Crumbs
        trail={[
          { label: 'Import', href: '/import' },
          { label: 'Many files', href: '/import/bulk' },
        ]}
      />
      <PageHead title={titleOf(batch)} />
      <div className="mt-6 max-w-[820px]">
        <Progress
          id="import-progress"
          label={
            batch.state === 'waiting'
              ? 'Waiting for a worker'
              : batch.state === 'done'
                ? 'All files are settled'
                : 'Reading and storing'
          }
          done={batch.items === 0 ? 1 : batch.settled / batch.items}
          detail={`${batch.settled} of ${formatPlural(batch.items, 'file', 'files')}`}
          note={
            batch.state === 'done' ? undefined : 'You may leave this page: the work goes on, and the report stays here.'
          }
        />
      </div>
      <Tally batch={batch} />
      <Section
        title={only === 'refused' ? 'Files with something refused' : 'File by file'}
        right={
          only === 'refused' ? (
            <a href={`/import/batches/${id}`}>All files</a>
          ) : (
            <a href="?only=refused">Only what was refused</a>
          )
        }
      >
        <ItemTable items={items.slice(0, ITEMS_SHOWN)} />
        {last !== undefined && (
          <p className="mt-6">
            <a
              href={`?${new URLSearchParams({ after: String(last.position), only })}`}
            >{`The next ${ITEMS_SHOWN} files`}</a>
          </p>
        )}
      </Section>
      <div className="mt-6">
        <Buttons>
          <ButtonLink href={`/import/batches/${id}/report`}>Download the whole report (JSON)</ButtonLink>
          <ButtonLink
            href={`/?publisher=${batch.organization}`}
          >{`See the datasets of ${batch.organization}`}</ButtonLink>
        </Buttons>
      </div>
    </PageFrame>
  )
}

function titleOf(batch: BatchPicture): string {
  const files = formatPlural(batch.items, 'file', 'files')
  return batch.state === 'done' ? `Imported ${files}` : `Importing ${files}`
}

function Tally({ batch }: { batch: BatchPicture }) {
  const { registered, unchanged, amended, refused } = batch.tally
  return (
    <div className="mt-6">
      <Facts
        facts={[
          { term: 'New', value: formatPlural(registered, 'dataset', 'datasets') },
          { term: 'Unchanged', value: formatPlural(unchanged, 'dataset', 'datasets') },
          { term: 'Amended', value: formatPlural(amended, 'dataset', 'datasets') },
          { term: 'Refused', value: formatPlural(refused, 'dataset or file', 'datasets or files') },
          { term: 'Into', value: `${batch.organization}, ${batch.publish ? 'published at once' : 'as drafts'}` },
          { term: 'Ordered', value: formatTime(batch.createdAt) },
          { term: 'Finished', value: batch.finishedAt === null ? 'not yet' : formatTime(batch.finishedAt) },
        ]}
      />
    </div>
  )
}
