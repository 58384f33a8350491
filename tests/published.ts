import type { Db } from '#db/client.ts'
import { draftVersion } from '#db/commands/draft-version.ts'
import { publishVersion } from '#db/commands/publish-version.ts'
import { registerDataset } from '#db/commands/register-dataset.ts'
import type { Actor } from '#lib/dataset/access.ts'
import type { DatasetDraftInput, VersionDraftInput } from '#lib/dataset/schema.ts'
import type { Digest } from '#lib/digest.ts'
import { datasetDraft, keptActor, versionDraft } from './factories.ts'

/** A published version of `lab/whales` (or another dataset), and the owner who published it. */
export async function publishedVersion(
  db: Db,
  over: { dataset?: Partial<DatasetDraftInput>; version?: Partial<VersionDraftInput> } = {},
): Promise<{ actor: Actor; digest: Digest; path: string; label: string }> {
  const dataset = datasetDraft(over.dataset)
  const actor = await keptActor(db, { organization: dataset.organization })
  const version = versionDraft(over.version)
  const path = `${dataset.organization}/${dataset.name}`
  await registerDataset(db, actor, dataset)
  await draftVersion(db, actor, path, version)
  const published = await publishVersion(db, actor, path, version.label)
  if (published.kind !== 'published') throw new Error(`The version was not published: ${published.kind}.`)
  return { actor, digest: published.digest, path, label: version.label }
}
