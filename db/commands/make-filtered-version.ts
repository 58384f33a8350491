import { eq } from 'drizzle-orm'
import { can } from '#lib/dataset/access.ts'
import { VersionDraft } from '#lib/dataset/schema.ts'
import type { Digest } from '#lib/digest.ts'
import { Refusal } from '#lib/error.ts'
import { recordSetOf } from '#lib/records/record-set.ts'
import type { Manifest } from '#lib/records/schema.ts'
import type { Db } from '../client.ts'
import { findActor } from '../queries/find-actor.ts'
import { readDraft } from '../queries/read-draft.ts'
import { versions } from '../schema/index.ts'
import { draftIn } from './draft-version.ts'
import { keepManifest } from './keep-manifest.ts'
import { publishIn } from './publish-version.ts'
import { recordEvent } from './record-event.ts'

/** What a filter made of a version: the manifest of what stays, whose blobs are kept already, and the ledger of what went by its digest. */
export type FilteredVersion = {
  input: Digest
  dataset: string
  label: string
  reason: string
  publish: boolean
  manifest: Manifest
  removed: { count: number; digest: Digest }
}

/**
 * Makes the version that a run of ours filtered, in the transaction in which that run ends, for who ordered it and with the rights that they have now. It has the sources, licences and
 * evidence of its input, without what is no longer known of it (files, shares, amounts), and names its input, the run by its digest, and the list of what was left out.
 */
export async function makeFilteredVersion(
  tx: Db,
  author: string | null,
  made: FilteredVersion,
  run: string,
  now: Date,
): Promise<void> {
  const { dataset, label, publish, manifest } = made
  const organization = dataset.split('/')[0] ?? ''
  const actor = author === null ? null : await findActor(tx, author)
  if (actor === null || !can(actor, publish ? 'version.publish' : 'version.draft', organization))
    throw new Refusal(
      'forbidden',
      `Who ordered the filter may not ${publish ? 'publish' : 'make'} a version of ${dataset} any more, so none was made. Order it again.`,
    )
  await keepManifest(tx, manifest)
  await recordEvent(tx, actor, {
    kind: 'records.filtered',
    subject: dataset,
    facts: { label, run, manifest: manifest.sha256, count: manifest.count, setDigest: manifest.setDigest },
  })
  const drafted = await draftIn(tx, actor, dataset, await draftOf(tx, made, run, now))
  if (drafted.kind === 'not-found') throw new Refusal('not-found', `The dataset ${dataset} is not here any more.`)
  if (drafted.kind === 'label-taken')
    throw new Refusal(
      'conflict',
      `The label ${label} of ${dataset} was taken while the filter ran, so no version was made. Order it again with another one.`,
    )
  if (publish) await publishIn(tx, actor, dataset, label)
}

async function draftOf(tx: Db, made: FilteredVersion, run: string, now: Date): Promise<VersionDraft> {
  const [version] = await tx.select({ id: versions.id }).from(versions).where(eq(versions.digest, made.input))
  if (version === undefined) throw new Refusal('not-found', `The version ${made.input} is not here any more.`)
  const { description, sources, licenses, languages, modalities, evidence } = await readDraft(tx, version.id)
  return VersionDraft.parse({
    ...{ description, licenses, languages, modalities, evidence, label: made.label, reason: made.reason },
    releaseDate: now.toISOString().slice(0, 10),
    recordSets: [recordSetOf(made.manifest)],
    sources: sources.map((source) => ({ ...source, share: null })),
    exclusions: made.removed,
    derivedFrom: [
      { relation: 'filtered-from', digest: made.input },
      { relation: 'made-by-run', digest: run },
    ],
  })
}
