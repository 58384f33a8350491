import type { Metadata } from 'next'
import { database } from '#app/_server/db.ts'
import { requireActor } from '#app/_server/session.ts'
import { Banner } from '#app/_ui/banner.tsx'
import { Button } from '#app/_ui/button.tsx'
import { Columns, PageHead, SideBlock } from '#app/_ui/columns.tsx'
import { Crumbs } from '#app/_ui/crumbs.tsx'
import { CheckField, SelectField, TextField } from '#app/_ui/field.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { Section } from '#app/_ui/section.tsx'
import { listBatches } from '#db/queries/read-batch.ts'
import { listOrganizationsFor } from '#db/queries/read-organization.ts'
import { NoOrganization } from '../../register/no-organization.tsx'
import { BatchList } from '../batch-list.tsx'
import { importFault } from '../faults.ts'

export const metadata: Metadata = { title: 'Import many files' }

type Props = { searchParams: Promise<{ fault?: string; file?: string }> }

/** The attribute that lets a browser choose a whole folder; React's types don't know it. */
const WHOLE_FOLDER = { webkitdirectory: '' }

export default async function BulkImport({ searchParams }: Props) {
  const actor = await requireActor('/import/bulk')
  const { fault: code, file } = await searchParams
  const fault = importFault(code)
  const organizations = await listOrganizationsFor(database(), actor, 'dataset.import')
  const batches = await listBatches(database(), actor.userId)
  const options = organizations.map(({ slug, name }) => ({ value: slug, label: `${name} (${slug})` }))
  return (
    <PageFrame current="/import" actor={actor}>
      <Crumbs trail={[{ label: 'Import', href: '/import' }, { label: 'Many files' }]} />
      <PageHead title="Import many files">
        Each file is read and stored as it is, without a review; what was new, unchanged or refused is reported file by
        file. Importing the same files again changes nothing.
      </PageHead>
      {fault !== null && (
        <div className="mt-6" role="alert">
          <Banner kind="bad" title={typeof file === 'string' ? `${file.slice(0, 300)}: ${fault}` : fault} />
        </div>
      )}
      {options.length === 0 ? (
        <div className="mt-6">
          <NoOrganization what="What is imported" />
        </div>
      ) : (
        <Columns side={<Earlier batches={batches} />}>
          <Section title="Which files, and to whom">
            <form className="form" action="/import/bulk/upload" method="post" encType="multipart/form-data">
              <SelectField name="organization" label="Organisation" options={options} />
              <TextField
                name="files"
                label="Files"
                type="file"
                multiple
                hint="Each at most 16 MiB, together at most 100 MB."
              />
              <TextField name="folder" label="Or a whole folder" type="file" multiple {...WHOLE_FOLDER} />
              <CheckField
                name="publish"
                value="yes"
                label="Publish each version at once"
                hint="A published version never changes. Without this they are kept as drafts."
              />
              <div>
                <Button look="main">Upload and import</Button>
              </div>
            </form>
          </Section>
        </Columns>
      )}
    </PageFrame>
  )
}

function Earlier({ batches }: { batches: Awaited<ReturnType<typeof listBatches>> }) {
  return (
    <>
      <SideBlock title="More than that">
        <p>
          The command line takes any number: <code>colophon import FOLDER</code>.
        </p>
      </SideBlock>
      {batches.length > 0 && (
        <SideBlock title="Imports of yours">
          <BatchList batches={batches} />
        </SideBlock>
      )}
    </>
  )
}
