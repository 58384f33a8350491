import type { PlacedReading } from './places.ts'
import { type Effects, PROFILES, PreferenceStatement, type Profile, type SignalEvidence } from './preference.ts'
import type { Signal, Subject } from './signal.ts'
import type { TdmValue } from './tdmrep-file.ts'
import { readTdmPlaces } from './tdmrep-places.ts'
import { TDM_PLACES, type TdmSaying } from './tdmrep-saying.ts'

/** W3C TDM Reservation Protocol, Final Community Group Report of 2024-05-10. */
export const TDMREP_VERSION = 'tdmrep/1'

/** What holds for a record after its places have superseded one another, with what decides. */
export type TdmOutcome = {
  reservation: TdmValue
  policy: string | null
  isRepaired: boolean
  evidence: SignalEvidence[]
}

/**
 * What holds by the letter, or in the protective reading: the reservation of the nearest place that has one, since absence resets
 * nothing. Places as near as one another: the stricter. A policy counts beside a 1 alone, from the nearest place that names one and
 * is not itself 0.
 */
export function tdmOutcome(sayings: readonly TdmSaying[], profile: Profile = 'literal'): TdmOutcome {
  const setting = sayings.filter((one) => one[profile] !== null)
  const nearest = nearestOf(setting)
  const reservation = nearest.some((one) => one[profile] === 1) ? 1 : (nearest[0]?.[profile] ?? null)
  const deciding = nearest.filter((one) => one[profile] === reservation)
  const telling = reservation === 0 ? [] : nearestOf(sayings.filter((one) => one.policy !== null && one[profile] !== 0))
  return {
    reservation,
    policy: telling[0]?.policy ?? null,
    isRepaired: deciding.length > 0 && deciding.every(({ isRepaired }) => isRepaired),
    evidence: [...new Set([...deciding, ...telling.slice(0, 1)])].flatMap(({ evidence }) => evidence),
  }
}

function nearestOf(sayings: readonly TdmSaying[]): TdmSaying[] {
  const place = TDM_PLACES.findLast((one) => sayings.some((saying) => saying.place === one))
  return sayings.filter((saying) => saying.place === place)
}

/**
 * What TDMRep says of a record, from all its places at once: the well-known file, the header lines and the head of the response, and the
 * metadata inside the work. One outcome by the letter; where the protective reading reserves and the letter does not, that too.
 */
export function readTdmrep(signals: readonly Signal[], subject: Subject): PlacedReading[] {
  const read = signals.map((signal) => ({ ...readTdmPlaces(signal, subject), signal, location: signal.location }))
  const sayings = read.flatMap((one) => one.sayings.map((saying) => asItStands(saying, one.signal)))
  const [literal, protective] = [tdmOutcome(sayings), tdmOutcome(sayings, 'protective')]
  const isStricter = protective.reservation === 1 && literal.reservation !== 1
  const statements = [
    ...(literal.reservation === 1 ? reserved(literal) : literal.reservation === 0 ? free(literal) : []),
    ...(isStricter ? reservedInProtective(protective) : []),
  ]
  const location = (isStricter ? protective : literal).evidence[0]?.location ?? signals[0]?.location ?? ''
  const flags = read.flatMap((one) => one.flags)
  const unread = read.flatMap((one) =>
    one.unread === undefined ? [] : [{ statements: [], flags: [], location: one.location, unread: one.unread }],
  )
  return [{ statements, flags: [...new Set(flags)], location }, ...unread]
}

/** What an earlier copy says: its 0 has lapsed, so that it supersedes nothing, and its 1 counts in the profiles in which the copy does. */
function asItStands(saying: TdmSaying, { outcome }: Signal): TdmSaying {
  if (outcome?.kind !== 'stale') return saying
  const kept = (profile: Profile) => (outcome.profiles.includes(profile) && saying[profile] === 1 ? 1 : null)
  const policy = outcome.profiles.length === PROFILES.length ? saying.policy : null
  return { ...saying, literal: kept('literal'), protective: kept('protective'), policy }
}

const MINING: Effects = { 'tdm-other': 'deny' }
const TRAINING: Effects = { 'train-gen': 'deny', 'train-nongen': 'deny' }
/** Whether use at answer time is mining is open. */
const ANSWERING: Effects = { 'ai-input': 'deny', 'ai-index': 'deny' }

function reserved(outcome: TdmOutcome): PreferenceStatement[] {
  return [
    statementOf(outcome, '1', { effects: MINING, basis: 'explicit' }),
    statementOf(outcome, '1 derived', { effects: TRAINING, basis: 'derived' }),
    statementOf(outcome, '1 contested', { effects: ANSWERING, basis: 'contested' }),
  ]
}

/** A mended letter counts for what the report names and contains, not for what is contested on top of it. */
function reservedInProtective(outcome: TdmOutcome): PreferenceStatement[] {
  return reserved(outcome)
    .filter(({ basis }) => !outcome.isRepaired || basis !== 'contested')
    .map((one) => ({ ...one, id: `${one.id} protective`, profiles: ['protective'] }))
}

function free(outcome: TdmOutcome): PreferenceStatement[] {
  return [
    statementOf(outcome, '0', { effects: { 'tdm-other': 'allow' }, basis: 'explicit' }),
    statementOf(outcome, '0 derived', { effects: { 'train-gen': 'allow', 'train-nongen': 'allow' }, basis: 'derived' }),
  ]
}

function statementOf(
  { policy, evidence, reservation }: TdmOutcome,
  name: string,
  said: Pick<PreferenceStatement, 'effects' | 'basis'>,
): PreferenceStatement {
  return PreferenceStatement.parse({
    ...said,
    id: `tdmrep:reservation ${name}`,
    mechanism: 'tdmrep',
    addressee: '*',
    condition: reservation === 1 && policy !== null ? `tdm-policy ${policy}` : null,
    evidence,
  })
}
