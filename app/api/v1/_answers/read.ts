import type { Db } from '#db/client.ts'
import { type DatasetPicture, readDataset } from '#db/queries/read-dataset.ts'
import { readVersion, type VersionName, type VersionPicture } from '#db/queries/read-version.ts'
import type { Actor } from '#lib/dataset/access.ts'
import { Refusal } from '#lib/error.ts'

/** The dataset `org/name` as the actor may see it, or a Refusal that says what to do. */
export async function datasetOrRefuse(db: Db, actor: Actor | null, path: string): Promise<DatasetPicture> {
  const dataset = await readDataset(db, actor, path)
  if (dataset !== null) return dataset
  throw noDataset(path)
}

/** That there is no such dataset, and how to find it. */
export function noDataset(path: string): Refusal {
  return new Refusal('not-found', `There is no dataset ${path} here. Find its name with GET /api/v1/datasets?q=…`)
}

/** The version as the actor may see it, or a Refusal. To a stranger a draft is not there. */
export async function versionOrRefuse(db: Db, actor: Actor | null, name: VersionName): Promise<VersionPicture> {
  const version = await readVersion(db, actor, name)
  if (version !== null) return version
  if ('digest' in name) throw new Refusal('not-found', `No version published here has the digest ${name.digest}.`)
  throw noVersion(name.path, name.label)
}

/** That there is no such version, for this actor. */
export function noVersion(path: string, label: string): Refusal {
  return new Refusal('not-found', `There is no version ${label} of ${path} here, or it is a draft of others.`)
}

/** The path `org/name` of the parameters. */
export function pathOf({ org, name }: { org: string; name: string }): string {
  return `${org}/${name}`
}
