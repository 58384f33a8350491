import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { currentActor } from '#app/_server/session.ts'
import { Banner } from '#app/_ui/banner.tsx'
import { Button } from '#app/_ui/button.tsx'
import { Crumbs } from '#app/_ui/crumbs.tsx'
import { SelectField, TextField } from '#app/_ui/field.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { type Asked, asked } from '#app/datasets/_compare/asked.ts'
import { type DatasetParams, findDataset } from '#app/datasets/_dataset/find-dataset.ts'
import { compareHref, datasetHref } from '#app/datasets/_parts/address.ts'
import type { DatasetPicture } from '#db/queries/read-dataset.ts'

type Props = { params: Promise<DatasetParams>; searchParams: Promise<Asked> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await findDataset(params)
  return { title: `Compare versions of ${title}`, robots: { index: false } }
}

/** Choose two versions to compare. Two ticked in a list of versions lead straight to their comparison. */
export default async function ChooseToCompare({ params, searchParams }: Props) {
  const dataset = await findDataset(params)
  const choice = asked(await searchParams, dataset)
  if (choice.kind === 'two') redirect(compareHref(choice.before, choice.after))
  const actor = await currentActor()
  return (
    <PageFrame current="/" actor={actor}>
      <Crumbs
        trail={[
          { label: 'Explore', href: '/' },
          { label: dataset.organization, href: `/organizations/${dataset.organization}` },
          { label: dataset.name, href: datasetHref(dataset.path) },
        ]}
      />
      <h1>{`Compare versions of ${dataset.title}`}</h1>
      {choice.kind === 'fault' && (
        <div className="mt-4">
          <Banner kind="warn" title={choice.message} />
        </div>
      )}
      <Choice dataset={dataset} />
    </PageFrame>
  )
}

function Choice({ dataset }: { dataset: DatasetPicture }) {
  const options = dataset.versions.map(({ label, status }) => ({
    value: label,
    label: status === 'published' ? label : `${label} (${status})`,
  }))
  if (options.length === 0) return <p className="second mt-4">It has no version to compare yet.</p>
  return (
    <form className="form mt-6">
      <SelectField name="before" label="From" options={options} defaultValue={options[1]?.value ?? options[0]?.value} />
      <SelectField name="after" label="To" options={options} defaultValue={options[0]?.value} />
      <TextField
        name="other"
        label="Or to a version of another dataset"
        hint="Its organisation, name and label, as in common-pile/pes2o@v0.1. It goes before the choice above."
        face="code"
        optional
        maxLength={300}
      />
      <div>
        <Button look="main">Compare</Button>
      </div>
    </form>
  )
}
