import type { Attempt } from '#lib/attempt.ts'
import { areUrlsRefused } from '#lib/records/fault-words.ts'
import type { ManifestColumn, ManifestProfile } from '#lib/records/schema.ts'
import { columnFigures } from './column-figures.ts'
import type { Duck } from './duck.ts'
import { readProfile } from './read-profile.ts'
import type { PlannedColumn } from './role-columns.ts'
import { rowsOf } from './sql.ts'
import { surveyRecords } from './survey-records.ts'

export type ManifestDescription = { columns: ManifestColumn[]; profile: ManifestProfile }

/** A manifest of `count` records in figures. Not ok where they show that it is none: an id that occurs twice, a digest that is none, URLs that are no addresses. */
export async function describeManifest(
  duck: Duck,
  file: string,
  count: number,
  planned: readonly PlannedColumn[],
): Promise<Attempt<ManifestDescription>> {
  const roles = new Map(planned.map(({ name, role }) => [name, role]))
  const meant = new Set([...planned.flatMap(({ role }) => role ?? []), ...(roles.has('url') ? ['host'] : [])])
  const profile = await readProfile(duck, file, meant)
  const grouped = new Map<string, number>(profile.groupings.map(({ by, distinct }) => [by, distinct]))
  const others = planned.map(({ name }) => name).filter((name) => name !== 'id' && !grouped.has(name))
  const survey = await surveyRecords(duck, rowsOf(file), count, others)
  if (survey.badDigests > 0) return { ok: false, why: 'a digest that is none' }
  if (survey.hasTwins) return { ok: false, why: 'an id that occurs twice' }
  const figured = await columnFigures(duck, file, count, survey.distinct)
  const columns = figured.map(({ figures, ...column }): ManifestColumn => {
    // a grouping counts what is missing as a value
    const values = grouped.get(column.name === 'host_key' ? 'host' : column.name)
    const distinct = values === undefined ? figures.distinct : values - (figures.missing > 0 ? 1 : 0)
    return { ...column, role: roles.get(column.name) ?? null, figures: { ...figures, distinct } }
  })
  const present = (name: string) => columns.find((column) => column.name === name)?.figures.present ?? 0
  if (areUrlsRefused(present('url') - present('host'), present('url')))
    return { ok: false, why: 'too many URLs that are no addresses' }
  return { ok: true, value: { columns, profile } }
}
