import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { type DatasetPicture, readDataset } from '#db/queries/read-dataset.ts'
import { datasetHref, decoded } from '../_parts/address.ts'

/** The part of an address that names a dataset, as Next hands it in. */
export type DatasetParams = { org: string; name: string }

const readOnce = cache(async (path: string) => readDataset(database(), await currentActor(), path))

/** The dataset that the address names, read once for page and metadata. Another case leads to the address that is cited. */
export async function findDataset(params: Promise<DatasetParams>): Promise<DatasetPicture> {
  const { org, name } = await params
  const path = `${decoded(org)}/${decoded(name)}`
  const dataset = await readOnce(path.toLowerCase())
  if (dataset === null) notFound()
  if (dataset.path !== path) permanentRedirect(datasetHref(dataset.path))
  return dataset
}
