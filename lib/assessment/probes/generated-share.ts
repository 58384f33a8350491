import type { VersionFacts } from '../facts.ts'
import { excused, type Probe, type Seen, unknown } from '../probe.ts'
import { percent } from './share.ts'

/** Whether it is told what was translated by machine or generated, and by what (§4 B5, B7, B2). */
export const generatedShare: Probe = { criterion: '4.6', version: 1, judge }

function judge(facts: VersionFacts): Seen {
  const none = excused(facts, 'attested-no-synthetic-content')
  if (none !== null) return none
  const fact = facts.recorded['generated-share']
  const column = flagColumn(facts, fact?.value.flagColumn ?? '')
  if (fact === undefined) {
    if (column === null) return unknown('What was translated by machine or generated is not recorded.')
    return {
      outcome: 'partly',
      reason: `Records are marked in the column ${column}; by what they were made is not recorded.`,
      evidence: 'registry',
    }
  }
  const { share, generators } = fact.value
  const { evidence } = fact
  const isTold =
    generators.length > 0 &&
    generators.every(({ version, prompts, code }) => version !== '' && (prompts !== '' || code !== null))
  const models = generators.map(({ model, version }) => `${model} ${version}`.trim()).join(', ')
  if (column !== null && isTold)
    return { outcome: 'true', reason: `Marked in the column ${column}, made by ${models}.`, evidence }
  if (share !== null)
    return {
      outcome: 'partly',
      reason: `${percent(share.value)} by ${share.unit}; not marked record by record with its generator.`,
      evidence,
      share,
    }
  if (column !== null)
    return {
      outcome: 'partly',
      reason: `Marked in the column ${column}; the generators are not told in full.`,
      evidence,
    }
  return { outcome: 'false', reason: 'Neither the share nor the records are told.', evidence }
}

/** The column that marks records: one the held records have, or, where none are held, the one that was recorded. */
function flagColumn({ derived: { records } }: VersionFacts, told: string): string | null {
  if (records === null) return told === '' ? null : told
  const found = records.columns.find(({ role, name, present }) => present > 0 && (role === 'mark' || name === told))
  return found?.name ?? null
}
