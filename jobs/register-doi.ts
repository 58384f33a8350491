import { z } from 'zod'
import { listTakenDois, recordRegistered, recordUnregistered, type TakenDoi } from '#db/commands/register-doi.ts'
import { readDatasetExport, readVersionExport } from '#db/queries/read-version-export.ts'
import { publishDoi } from '#lib/clients/doi.ts'
import type { DoiService } from '#lib/clients/doi-http.ts'
import { Digest } from '#lib/digest.ts'
import { dataciteVersion } from '#lib/interchange/datacite.ts'
import { dataciteDataset } from '#lib/interchange/datacite-dataset.ts'
import type { DataciteRecord } from '#lib/interchange/datacite-record.ts'
import { NO_STANDING } from '#lib/interchange/version-export.ts'
import type { Job, JobContext } from './job.ts'

const Payload = z.object({ digest: Digest })

/** How long one answer of the agency may take. */
const ANSWER_MS = 30_000
/** The queue tries a job so often. */
const LAST_ATTEMPT = 10

/**
 * Registers the DOI of a version and that of its dataset, or tells the agency what has changed, a withdrawal among it. What was registered stays so: a job that is run twice sends
 * the same metadata twice. What the agency refuses is noted and not tried again; where it does not answer, the job fails and the queue comes back.
 */
export const registerDoi: Job = async (payload, context) => {
  const { digest } = Payload.parse(payload)
  const { db, datacite = null, dataciteMs = ANSWER_MS } = context
  const taken = await listTakenDois(db, digest)
  if (datacite === null) {
    const note = 'This registry has no account with DataCite. Set DATACITE_URL and ask again.'
    for (const one of taken) await recordUnregistered(db, one, { isFinal: true, note })
    return 'done'
  }
  const service = { account: datacite, timeoutMs: dataciteMs, wait: context.pause }
  for (const one of taken) {
    const record =
      one.kind === 'version'
        ? await describeVersion(taken, digest, context)
        : await describeDataset(taken, one, context)
    if (record !== null) await registerOne(service, one, record, context)
  }
  return 'done'
}

async function registerOne(service: DoiService, one: TakenDoi, record: DataciteRecord, { db, attempt }: JobContext) {
  const outcome = await publishDoi(service, one.doi, record)
  if (outcome.kind === 'done') return recordRegistered(db, one)
  const note = outcome.kind === 'not-found' ? 'DataCite does not know the DOI.' : outcome.message
  const isFinal = outcome.kind !== 'unavailable' || attempt >= LAST_ATTEMPT
  await recordUnregistered(db, one, { isFinal, note })
  if (!isFinal) throw new Error(`${one.doi} is not registered yet. ${note}`)
}

/** The names that are taken describe each other, also while they are being registered. */
async function describeVersion(taken: readonly TakenDoi[], digest: Digest, { db, site }: JobContext) {
  const exported = await readVersionExport(db, digest, site)
  if (exported === null) return null
  const { version } = exported
  const named = { doi: doiOf(taken, 'version'), datasetDoi: doiOf(taken, 'dataset') }
  return dataciteVersion({ ...version, standing: { ...(version.standing ?? NO_STANDING), ...named } })
}

async function describeDataset(taken: readonly TakenDoi[], { subject, doi }: TakenDoi, { db, site }: JobContext) {
  const exported = await readDatasetExport(db, subject, site)
  if (exported === null) return null
  const names = new Map(taken.map((one) => [one.subject, one.doi]))
  const versions = exported.versions.map((line) => ({ ...line, doi: line.doi ?? names.get(line.digest) ?? null }))
  return dataciteDataset({ ...exported, doi, versions })
}

function doiOf(taken: readonly TakenDoi[], kind: TakenDoi['kind']): string | null {
  return taken.find((one) => one.kind === kind)?.doi ?? null
}
