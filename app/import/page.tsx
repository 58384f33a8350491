import type { Metadata } from 'next'
import { ActionForm } from '#app/_forms/action-form.tsx'
import { startState } from '#app/_forms/form-state.ts'
import { database } from '#app/_server/db.ts'
import { requireActor } from '#app/_server/session.ts'
import { Banner } from '#app/_ui/banner.tsx'
import { Button } from '#app/_ui/button.tsx'
import { Columns, PageHead, SideBlock } from '#app/_ui/columns.tsx'
import { TextAreaField, TextField } from '#app/_ui/field.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { Section } from '#app/_ui/section.tsx'
import { listBatches } from '#db/queries/read-batch.ts'
import { listOrganizationsFor } from '#db/queries/read-organization.ts'
import { IMPORTERS } from '#lib/interchange/formats.ts'
import { NoOrganization } from '../register/no-organization.tsx'
import { fetchDocument } from './actions.ts'
import { ADDRESS_FORM } from './address-form.ts'
import { BatchList } from './batch-list.tsx'
import { importFault } from './faults.ts'

export const metadata: Metadata = { title: 'Import' }

type Props = { searchParams: Promise<{ fault?: string }> }

export default async function Import({ searchParams }: Props) {
  const actor = await requireActor('/import')
  const fault = importFault((await searchParams).fault)
  const [organizations, batches] = await Promise.all([
    listOrganizationsFor(database(), actor, 'dataset.import'),
    listBatches(database(), actor.userId),
  ])
  return (
    <PageFrame current="/import" actor={actor}>
      <PageHead title="Import a document">
        What it says is shown to you field by field, with where each value came from and what could not be used. Nothing
        is saved before you have corrected it.
      </PageHead>
      {fault !== null && (
        <div className="mt-6" role="alert">
          <Banner kind="bad" title={fault} />
        </div>
      )}
      {organizations.length === 0 ? (
        <div className="mt-6">
          <NoOrganization what="What is imported" />
        </div>
      ) : (
        <Columns side={<WhatIsRead batches={batches} />}>
          <Section title="From an address">
            <ActionForm action={fetchDocument} spec={ADDRESS_FORM} start={startState()} submit="Fetch and read it" />
          </Section>
          <Section title="From a file">
            <form className="form" action="/import/upload" method="post" encType="multipart/form-data">
              <TextField name="file" label="File" type="file" hint="At most 16 MiB." />
              <div>
                <Button>Upload and read it</Button>
              </div>
            </form>
          </Section>
          <Section title="From pasted text">
            <form className="form" action="/import/upload" method="post" encType="multipart/form-data">
              <TextAreaField name="text" label="Text of the document" rows={8} face="code" />
              <div>
                <Button>Read it</Button>
              </div>
            </form>
          </Section>
        </Columns>
      )}
    </PageFrame>
  )
}

function WhatIsRead({ batches }: { batches: Awaited<ReturnType<typeof listBatches>> }) {
  return (
    <>
      <SideBlock title="What is read">
        <ul className="list-disc pl-5">
          {IMPORTERS.map((importer) => (
            <li key={importer.format}>{importer.label}</li>
          ))}
        </ul>
      </SideBlock>
      <SideBlock title="Many at once">
        <p>
          <a href="/import/bulk">Import many files</a>, or a whole folder: they are stored as they are read, and each is
          reported.
        </p>
        <BatchList batches={batches} />
      </SideBlock>
    </>
  )
}
