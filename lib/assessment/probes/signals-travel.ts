import { CARRIED, type ReleaseSchema } from '../facts/harm.ts'
import type { VersionFacts } from '../facts.ts'
import { type Probe, type Seen, unknown } from '../probe.ts'

/** Whether the release carries signal, licence, address and retrieval date along (§4 A "through every step"). */
export const signalsTravel: Probe = { criterion: '3.3', version: 1, judge }

function judge({ derived: { records }, recorded }: VersionFacts): Seen {
  const fact = recorded['release-schema']
  if (records === null && fact === undefined) return unknown('What the release carries along is not recorded.')
  const levels = CARRIED.map((member) => levelOf(member, records, fact?.value))
  const missing = CARRIED.filter((_, index) => levels[index] === 'nowhere')
  const evidence = fact?.evidence ?? 'registry'
  if (missing.length > 0) {
    const reason = `Not carried along: ${missing.map((member) => SAYS[member]).join(', ')}.`
    return fact === undefined && missing.every((member) => member === 'signal')
      ? unknown('Whether the release carries the signals along is not recorded.')
      : { outcome: 'false', reason, evidence }
  }
  const isPerRecord = levels.every((level) => level === 'record')
  const how = isPerRecord ? 'with each record' : 'for each source'
  return {
    outcome: isPerRecord ? 'true' : 'partly',
    reason: `Signal, licence, address and date travel ${how}.`,
    evidence,
  }
}

/** A column that the held records have is seen; one that they lack is not there, whatever was recorded. */
function levelOf(member: (typeof CARRIED)[number], records: Records, schema: ReleaseSchema | undefined): Level {
  const has = (name: string) => records?.columns.some((column) => column.name === name && column.present > 0) ?? true
  if (records?.columns.some(({ role, present }) => role === member && present > 0)) return 'record'
  const told = schema?.carries[member]
  if (told === undefined) return 'nowhere'
  return told.at === 'record' && told.column !== '' && !has(told.column) ? 'nowhere' : told.at
}

type Level = 'record' | 'source' | 'nowhere'
type Records = VersionFacts['derived']['records']
const SAYS = { signal: 'signal', license: 'licence', url: 'address', retrievedAt: 'retrieval date' } as const
