import type { Metadata } from 'next'
import { factsHref } from '#app/_facts/facts-address.ts'
import { readFactsFile } from '#app/_facts/import-actions.ts'
import { changesOf } from '#app/_facts/import-changes.ts'
import { IMPORT_FORM } from '#app/_facts/import-form.ts'
import { ImportReview } from '#app/_facts/import-review.tsx'
import { readKeptInput } from '#app/_facts/kept-input.ts'
import { NoFacts } from '#app/_facts/no-facts.tsx'
import { standingOf } from '#app/_facts/standing.ts'
import { ActionForm } from '#app/_forms/action-form.tsx'
import { startState } from '#app/_forms/form-state.ts'
import { requireActor } from '#app/_server/session.ts'
import { Banner } from '#app/_ui/banner.tsx'
import { ButtonLink } from '#app/_ui/button.tsx'
import { CodeBlock } from '#app/_ui/code-block.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { Section } from '#app/_ui/section.tsx'
import { findVersion, type VersionParams } from '#app/datasets/_version/find-version.ts'
import { VersionHead } from '#app/datasets/_version/version-head.tsx'
import { draftsOf } from '#lib/assessment/facts-document.ts'
import { can } from '#lib/dataset/access.ts'
import { NotAllowed } from '../../../../../not-allowed.tsx'

export const metadata: Metadata = { title: 'Facts from a file' }

type Props = {
  params: Promise<VersionParams>
  searchParams: Promise<{ document?: string | string[]; from?: string | string[] }>
}

/** Facts from a file: it is read, what was understood of it is reviewed, and then it is recorded as a whole. */
export default async function FactsImportPage({ params, searchParams }: Props) {
  const [version, asked] = await Promise.all([findVersion(params, 'principles/facts/import'), searchParams])
  const { path, organization } = version.dataset
  const list = factsHref(path, version.label)
  const actor = await requireActor(`${list}/import`)
  const standing = await standingOf(version.digest)
  return (
    <PageFrame current="/" actor={actor}>
      <VersionHead version={version} current="principles" actor={actor} />
      {standing === null ? (
        <NoFacts version={version} />
      ) : can(actor, 'fact.record', organization) ? (
        <ReadOrReview
          document={[asked.document].flat()[0] ?? null}
          from={[asked.from].flat()[0] ?? null}
          list={list}
          facts={standing.facts}
        />
      ) : (
        <NotAllowed action="fact.record" organization={organization} what="record facts about this dataset" />
      )}
    </PageFrame>
  )
}

type Standing = NonNullable<Awaited<ReturnType<typeof standingOf>>>
type ReadProps = { document: string | null; from: string | null; list: string; facts: Standing['facts'] }

async function ReadOrReview({ document, from, list, facts }: ReadProps) {
  const input = document === null ? null : await readKeptInput(document)
  if (document !== null && input !== null) {
    const changes = changesOf(draftsOf(input, facts.version), facts.recorded)
    return <ImportReview changes={changes} facts={facts} document={document} again={`${list}/import`} from={from} />
  }
  return (
    <>
      {document !== null && (
        <div role="alert" className="mt-4">
          <Banner kind="bad" title="This document is not kept any more. Read it again." />
        </div>
      )}
      <Section
        title="Facts from a file"
        id="file"
        intro="What it says is shown to you before anything is recorded. Questions that it leaves out stay as they are."
      >
        <ActionForm
          action={readFactsFile}
          spec={IMPORT_FORM}
          start={startState()}
          submit="Read it"
          context={{ digest: facts.version }}
          beside={<ButtonLink href={list}>Back to the questions</ButtonLink>}
        />
      </Section>
      <OtherWays version={facts.version} />
    </>
  )
}

function OtherWays({ version }: { version: string }) {
  return (
    <Section title="A file to begin with" id="template">
      <p className="max-w-[720px]">
        {'The '}
        <a href={`/api/v1/versions/${version}/facts?format=template`}>empty document of this version</a>
        {' has every question with an example and the names of the sources; give the ones you answer a '}
        <code>value</code>
        {'. What is '}
        <a href={`/api/v1/versions/${version}/facts`}>recorded now</a>
        {' can be changed and sent back in the same way.'}
      </p>
      <p className="label mt-4 mb-1">The same from the command line</p>
      <CodeBlock
        text={`npm exec colophon -- facts template ${version} -o facts.json\nnpm exec colophon -- facts put facts.json --version ${version}`}
        label="Record facts from the command line"
      />
    </Section>
  )
}
