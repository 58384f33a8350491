import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { isSettled } from '#app/_records/settled-upload.ts'
import { shellWord } from '#app/_records/shell-word.ts'
import { database } from '#app/_server/db.ts'
import { environment } from '#app/_server/env.ts'
import { requireActor } from '#app/_server/session.ts'
import { Banner } from '#app/_ui/banner.tsx'
import { Button } from '#app/_ui/button.tsx'
import { CodeBlock } from '#app/_ui/code-block.tsx'
import { PageHead } from '#app/_ui/columns.tsx'
import { Crumbs } from '#app/_ui/crumbs.tsx'
import { TextField } from '#app/_ui/field.tsx'
import { formatBytes } from '#app/_ui/format.ts'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { ReadAgain } from '#app/_ui/read-again.tsx'
import { Section } from '#app/_ui/section.tsx'
import { decoded, versionHref } from '#app/datasets/_parts/address.ts'
import type { VersionParams } from '#app/datasets/_version/find-version.ts'
import { readManifest } from '#db/queries/read-manifest.ts'
import { readUploads, type UploadPicture } from '#db/queries/read-uploads.ts'
import { readVersion } from '#db/queries/read-version.ts'
import { can } from '#lib/dataset/access.ts'
import { NotAllowed } from '../../../../not-allowed.tsx'
import { uploadFault } from './faults.ts'
import { MappingForm } from './mapping-form.tsx'
import { EarlierUploads, UploadState } from './upload-state.tsx'

type Props = { params: Promise<VersionParams>; searchParams: Promise<{ fault?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { org, name, version } = await params
  return { title: `Records for ${decoded(org)}/${decoded(name)} ${decoded(version)}` }
}

/** Gives a draft its records: a form for the file, what became of the last one, and which of its columns mean what. Works without script. */
export default async function UploadRecords({ params, searchParams }: Props) {
  const { org, name, version: label } = await params
  const named = { path: `${decoded(org)}/${decoded(name)}`, label: decoded(label) }
  const actor = await requireActor(versionHref(named.path, named.label, 'records/upload'))
  const version = await readVersion(database(), actor, named)
  if (version === null) notFound()
  const { path, organization, title } = version.dataset
  if (version.status !== 'draft') redirect(versionHref(path, version.label, 'records'))
  const uploads = await readUploads(database(), path, version.label)
  const [latest, ...earlier] = uploads
  const fault = uploadFault((await searchParams).fault)
  return (
    <PageFrame actor={actor}>
      {latest !== undefined && !isSettled(latest) && <ReadAgain seconds={2} />}
      <Crumbs
        trail={[
          { label: organization },
          { label: path.split('/')[1] ?? path, href: `/datasets/${path}` },
          { label: version.label, href: versionHref(path, version.label) },
          { label: 'Records', href: versionHref(path, version.label, 'records') },
        ]}
      />
      <PageHead title={`Records for ${title} ${version.label}`}>
        A manifest has a line for each record: its id, the sha256 of its content, and what else is known of it. The
        content itself stays with you.
      </PageHead>
      {fault !== null && (
        <div className="mt-6" role="alert">
          <Banner kind="bad" title={fault} />
        </div>
      )}
      {can(actor, 'version.draft', organization) ? (
        <>
          {latest !== undefined && <Latest upload={latest} />}
          <SendForm path={path} label={version.label} isFirst={latest === undefined} />
          {earlier.length > 0 && (
            <Section title="Sent before" id="earlier">
              <EarlierUploads uploads={earlier} />
            </Section>
          )}
        </>
      ) : (
        <NotAllowed action="version.draft" organization={organization} what="send records for this draft" />
      )}
    </PageFrame>
  )
}

async function Latest({ upload }: { upload: UploadPicture }) {
  const manifest = upload.manifest === null ? null : await readManifest(database(), upload.manifest)
  return (
    <>
      <Section title="What became of the file" id="state">
        <div className="max-w-[820px]">
          <UploadState upload={upload} manifest={manifest} />
        </div>
      </Section>
      {upload.understood !== null && (
        <Section
          title="How its columns were read"
          id="mapping"
          right={[upload.understood.format, ...packed(upload.understood.compression)].join(', ')}
          intro="A column that means nothing here is kept as it came. If one was understood wrong, choose another."
        >
          <MappingForm key={upload.id} upload={upload} understood={upload.understood} />
        </Section>
      )}
    </>
  )
}

function packed(compression: 'none' | 'gzip' | 'zstd'): string[] {
  return compression === 'none' ? [] : [`packed with ${compression}`]
}

function SendForm({ path, label, isFirst }: { path: string; label: string; isFirst: boolean }) {
  const most = formatBytes(environment().COLOPHON_RECORDS_MAX_BYTES)
  const here = versionHref(path, label, 'records/upload')
  const draft = `--dataset ${shellWord(path)} --label ${shellWord(label)}`
  return (
    <Section title={isFirst ? 'Send a file' : 'Send another file'} id="send">
      <form className="form" action={`${here}/send`} method="post" encType="multipart/form-data">
        <TextField
          name="file"
          label="Parquet, CSV or JSON Lines"
          type="file"
          required
          hint={`Packed with gzip or zstd, or not; at most ${most}. Which column is which is guessed, and shown to you.`}
        />
        <div>
          <Button look="main">{`Send it for the draft ${label}`}</Button>
        </div>
      </form>
      <div className="mt-6 max-w-[820px]">
        <p className="small second mb-2">From the command line, which also makes a manifest of texts or of a folder:</p>
        <CodeBlock
          text={`npm exec colophon -- records make texts.jsonl -o records.jsonl\nnpm exec colophon -- records put records.jsonl ${draft}`}
          label="The commands that make and send a manifest"
        />
      </div>
    </Section>
  )
}
