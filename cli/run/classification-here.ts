import { classificationOf } from '#lib/run/classification-plan.ts'
import type { GradMimicConfiguration } from '#lib/run/grad-mimic-record.ts'
import type { LabelledRole } from '#lib/run/labelled-input.ts'
import { type RunRecords, readLabelledLines } from '#lib/run/labelled-lines.ts'
import { wrongPlaces } from '#lib/run/labelled-reading.ts'
import type { PublicRun } from '#lib/run/public.ts'
import { answerLines } from '../answer-lines.ts'
import type { Registry } from '../registry.ts'
import type { PlannedHere } from './planned-here.ts'

/** A filter of labelled features, on the records that the registry holds and on those that its reference is trained on. Refuses records that are not those which the run’s record names by digest. */
export async function classificationHere(
  registry: Registry,
  { id, seeds }: PublicRun,
  configuration: GradMimicConfiguration,
): Promise<PlannedHere> {
  const read = await fetchRecords(registry, id, 'filter-input')
  const trusted = await fetchRecords(registry, id, 'reference-training')
  const { version, records, truth, sources, unread } = read
  return {
    planned: classificationOf(configuration, seeds, records, trusted.records),
    input: { version, sources, unread, bad: wrongPlaces(records.labels, truth) },
  }
}

function fetchRecords(registry: Registry, id: string, role: LabelledRole): Promise<RunRecords> {
  return readLabelledLines(answerLines(registry.stream({ path: `/api/v1/runs/${id}/records`, query: { role } })))
}
