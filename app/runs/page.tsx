import type { Metadata } from 'next'
import { RunFilter } from '#app/_runs/run-filter.tsx'
import { RunsTable } from '#app/_runs/runs-table.tsx'
import { runsHref } from '#app/_runs/search-address.ts'
import { database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { CodeBlock } from '#app/_ui/code-block.tsx'
import { PageHead } from '#app/_ui/columns.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { formatPlural } from '#app/_ui/format.ts'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { Pager } from '#app/_ui/pager.tsx'
import { Section } from '#app/_ui/section.tsx'
import { listRuns } from '#db/queries/list-runs.ts'
import { RunSearch } from '#lib/run/search.ts'

export const metadata: Metadata = {
  title: 'Runs',
  description: 'Training and filtering runs, each pinned to the exact versions that it read and made.',
}

const Asked = RunSearch.extend({
  organization: RunSearch.shape.organization.catch(undefined),
  kind: RunSearch.shape.kind.catch(undefined),
  state: RunSearch.shape.state.catch(undefined),
  q: RunSearch.shape.q.catch(''),
  limit: RunSearch.shape.limit.catch(50),
})

type Props = { searchParams: Promise<Record<string, string | string[]>> }

/** The runs that were reported here, narrowed as asked, and how to report one. */
export default async function RunsPage({ searchParams }: Props) {
  const [actor, given] = await Promise.all([currentActor(), searchParams])
  const flat = Object.entries(given).flatMap(([name, value]) => {
    const [first] = [value].flat()
    return first === undefined || first === '' ? [] : [[name, first]]
  })
  const search = Asked.parse(Object.fromEntries(flat))
  const { items, nextCursor, total } = await listRuns(database(), search)
  const isNarrowed = runsHref({ ...search, cursor: undefined }) !== '/runs'
  return (
    <PageFrame current="/runs" actor={actor}>
      <PageHead title="Runs">
        Training and filtering runs, each joined to the exact versions that it read and made: so that of any version it
        can be told which runs consumed it, and what has changed about it since.
      </PageHead>
      <RunFilter search={search} />
      {items.length === 0 ? (
        <Empty title={isNarrowed ? 'No run fits' : 'No run has been reported yet'} heading="h2">
          <p>
            {isNarrowed
              ? 'That does not mean that there was none: only what was reported is here.'
              : 'That does not mean that nobody used these datasets: runs are told here by those who made them.'}
          </p>
        </Empty>
      ) : (
        <>
          <RunsTable runs={items} caption={`${formatPlural(total, 'run', 'runs')}, newest first`} />
          <Pager
            summary={`${items.length} of ${formatPlural(total, 'run', 'runs')}`}
            {...(nextCursor !== null && { nextHref: runsHref({ ...search, cursor: nextCursor }) })}
          />
        </>
      )}
      <Section
        title="Report a run"
        id="report"
        right={<a href="/docs/api#recordRun">By API</a>}
        intro="One command at its start, one for its numbers, one at its end. What it read is pinned by digest."
      >
        <CodeBlock
          label="How a run is reported"
          text={`npm exec colophon -- run record --organization ORG --name NAME --training ORG/DATASET@LABEL
npm exec colophon -- run append ID numbers.jsonl
npm exec colophon -- run finish ID`}
        />
      </Section>
    </PageFrame>
  )
}
