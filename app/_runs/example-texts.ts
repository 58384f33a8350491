import { blobs, database } from '#app/_server/db.ts'
import { readBeginnings } from '#db/records/read-beginnings.ts'
import { GradMimicConfiguration, GradMimicResult } from '#lib/run/grad-mimic-record.ts'
import type { PublicRun } from '#lib/run/public.ts'
import type { ExampleTexts } from './filter-examples.tsx'

/** How the texts of a filter’s examples begin, or what they are labelled as, as they are held here now; none of a version that is withdrawn. At most two statements. */
export async function readExampleTexts({ kind, inputs, configuration, result }: PublicRun): Promise<ExampleTexts> {
  const version = inputs.find(({ role }) => role === 'filter-input')?.version ?? null
  if (kind !== 'grad-mimic' || result === null || version === null) return { kind: 'not-held' }
  if (version.status === 'withdrawn') return { kind: 'withdrawn' }
  const ids = GradMimicResult.parse(result).examples.map(({ id }) => id)
  if (ids.length === 0) return { kind: 'not-held' }
  const { reading, labelled } = GradMimicConfiguration.parse(configuration).input ?? {}
  const column = reading?.column ?? labelled?.label ?? null
  const texts = await readBeginnings(database(), blobs(), { version: version.digest, ids, column })
  return texts === null ? { kind: 'not-held' } : { kind: 'held', texts }
}
