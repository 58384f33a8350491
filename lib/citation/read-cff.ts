import { z } from 'zod'
import { attempt } from '../attempt.ts'
import { type CitedVersion, citedFromFields } from './cited-version.ts'
import { parseDoi } from './identifier.ts'
import { readYaml } from './read-yaml.ts'

const text = z.string().optional().catch(undefined)
const Identifiers = z.array(z.looseObject({ type: text, value: text })).catch([])

const CffWork = z.looseObject({
  type: text,
  title: text,
  version: text,
  doi: text,
  url: text,
  notes: text,
  message: text,
  abstract: text,
  identifiers: Identifiers,
})
const Cff = CffWork.extend({
  'preferred-citation': CffWork.optional().catch(undefined),
  references: z.array(CffWork).catch([]),
})
type CffWork = z.infer<typeof CffWork>

/**
 * The citations of a CITATION.cff (1.x), at most `most`: the work itself, its preferred citation, and those references
 * that are data or name a version. Empty if the text is no YAML mapping, or so faulty that nothing is named. Faults against CFF's schema don't matter here.
 */
export function readCff(yaml: string, most: number): CitedVersion[] {
  const reading = readYaml(yaml)
  const parsed = Cff.safeParse(reading?.value)
  if (reading === null || !parsed.success) return []
  const { references, 'preferred-citation': preferred, ...work } = parsed.data
  const cited = references.filter(isData).map((reference) => citedFromCff(reference, sourceOf(reference)))
  const named = references.filter((reference) => !isData(reference)).map((work) => citedFromCff(work, sourceOf(work)))
  const main = citedFromCff(work, yaml.trim())
  if (reading.faulty && main.digest === null && main.name === null && main.doi === null) return []
  return [
    main,
    ...(preferred === undefined ? [] : [citedFromCff(preferred, sourceOf(preferred))]),
    ...cited,
    ...named.filter(({ digest, name }) => digest !== null || name !== null),
  ].slice(0, most)
}

function isData(work: CffWork): boolean {
  return work.type === 'data' || work.type === 'database' || work.type === 'dataset'
}

function sourceOf(work: CffWork): string {
  const printed = attempt(() => JSON.stringify(work, null, 2))
  return printed.ok ? printed.value : (work.title ?? '')
}

function citedFromCff(work: CffWork, source: string): CitedVersion {
  const values = work.identifiers.map((identifier) => identifier.value ?? '')
  const doi = values.find((value) => parseDoi(value) !== null)
  return citedFromFields({
    source,
    version: work.version ?? null,
    doi: work.doi ?? doi ?? null,
    url: work.url ?? null,
    texts: [...values, work.notes ?? '', work.message ?? '', work.abstract ?? ''],
  })
}
