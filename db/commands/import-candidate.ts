import { eq, sql } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import { DatasetDraft, VersionDraft } from '#lib/dataset/schema.ts'
import { parseOrRefuse, Refusal } from '#lib/error.ts'
import type { Candidate, ImportFormat, Trouble } from '#lib/interchange/import.ts'
import type { Db } from '../client.ts'
import { findImported } from '../queries/find-imported.ts'
import { datasets, importedCandidates } from '../schema/index.ts'
import { amendIn } from './amend-dataset.ts'
import { draftIn } from './draft-version.ts'
import { publishIn } from './publish-version.ts'
import { registerIn } from './register-dataset.ts'

/** registered: new. unchanged: imported before. amended: known by its key, with other content. refused: not stored. */
export type ImportOutcome = 'registered' | 'unchanged' | 'amended' | 'refused'

/** What became of one candidate. `dataset`, `version` and `digest` are null where nothing was stored. */
export type CandidateReport = {
  key: string
  outcome: ImportOutcome
  dataset: string | null
  version: string | null
  digest: string | null
  troubles: Trouble[]
}

export type Destination = { organization: string; organizationId: string; format: ImportFormat; publish: boolean }

/** Stores one candidate, in a transaction of the caller's, who has checked the permissions. Refuses what breaks a rule. */
export async function importCandidate(
  tx: Db,
  actor: Actor,
  to: Destination,
  candidate: Candidate,
): Promise<CandidateReport> {
  await takeTurns(tx, to, candidate.key)
  const before = await findImported(tx, to.organizationId, { digest: candidate.digest })
  const base = { key: candidate.key, digest: null, troubles: candidate.troubles }
  if (before !== null) return { ...base, outcome: 'unchanged', dataset: before.path, version: before.label }
  const known = await findImported(tx, to.organizationId, { format: to.format, key: candidate.key })
  const path =
    known === null
      ? await registerUnderFreeName(tx, actor, to, candidate)
      : await amendKnown(tx, actor, known, to.format, candidate)
  const version = await storeVersion(tx, actor, { path, to, candidate })
  await remember(tx, to, { candidate, path, label: version.label })
  const troubles = [...candidate.troubles, ...version.troubles]
  return {
    ...base,
    outcome: known === null ? 'registered' : 'amended',
    dataset: path,
    version: version.label,
    digest: version.digest,
    troubles,
  }
}

/** Two imports of the same candidate at once take turns, so that the second finds what the first has stored. */
async function takeTurns(tx: Db, to: Destination, key: string): Promise<void> {
  const name = `${to.organizationId} ${to.format} ${key}`
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`)
}

const NAMES_TRIED = 50

async function registerUnderFreeName(tx: Db, actor: Actor, to: Destination, candidate: Candidate): Promise<string> {
  const draft = parseOrRefuse(DatasetDraft, { ...candidate.dataset, organization: to.organization }, 'dataset')
  for (let attempt = 1; attempt <= NAMES_TRIED; attempt++) {
    const name = attempt === 1 ? draft.name : `${draft.name.slice(0, 90)}-${attempt}`
    const result = await registerIn(tx, actor, { ...draft, name })
    if (result.kind === 'registered') return result.path
  }
  throw new Refusal('conflict', `The name ${draft.name} and ${NAMES_TRIED} names made from it are taken.`)
}

async function amendKnown(
  tx: Db,
  actor: Actor,
  known: { path: string; kept: Record<string, unknown> },
  format: ImportFormat,
  candidate: Candidate,
): Promise<string> {
  const name = known.path.split('/')[1]
  const organization = known.path.split('/')[0]
  const draft = parseOrRefuse(DatasetDraft, { ...candidate.dataset, organization, name }, 'dataset')
  const { organization: _organization, name: _name, ...patch } = draft
  const earlier = format in known.kept ? { [`${format}, imported before`]: known.kept[format] } : {}
  await amendIn(tx, actor, known.path, { ...patch, kept: { ...known.kept, ...earlier, ...draft.kept } })
  return known.path
}

type Stored = { label: string | null; digest: string | null; troubles: Trouble[] }

async function storeVersion(
  tx: Db,
  actor: Actor,
  { path, to, candidate }: { path: string; to: Destination; candidate: Candidate },
): Promise<Stored> {
  if (candidate.version === null) return { label: null, digest: null, troubles: [] }
  const draft = parseOrRefuse(VersionDraft, candidate.version, 'version')
  const drafted = await draftIn(tx, actor, path, draft)
  if (drafted.kind === 'label-taken') {
    const message = `Version ${draft.label} of ${path} is there already and was left as it is.`
    return {
      label: draft.label,
      digest: null,
      troubles: [{ grade: 'warning', at: '/label', message, rule: 'label-taken' }],
    }
  }
  if (!to.publish) return { label: draft.label, digest: null, troubles: [] }
  const published = await publishIn(tx, actor, path, draft.label)
  return { label: draft.label, digest: published.kind === 'published' ? published.digest : null, troubles: [] }
}

async function remember(
  tx: Db,
  to: Destination,
  { candidate, path, label }: { candidate: Candidate; path: string; label: string | null },
): Promise<void> {
  const [dataset] = await tx.select({ id: datasets.id }).from(datasets).where(eq(datasets.path, path))
  if (dataset === undefined) throw new Error(`Dataset ${path} went away while it was imported.`)
  const row = {
    organizationId: to.organizationId,
    digest: candidate.digest,
    format: to.format,
    key: candidate.key,
    datasetId: dataset.id,
    label,
  }
  await tx.insert(importedCandidates).values(row)
}
