import type { LicensedPart, LicensingStatement, VersionLicensing } from './licensing.ts'
import type { LicensePart } from './verdict.ts'

/** A part as the rules read it, whose it is, and the statements that its expression was taken from (none: NOASSERTION). */
export type JudgedPart = { part: LicensePart; of: LicensedPart; rests: LicensingStatement[] }

/**
 * Which statements are believed. `concluded`: what a named person concluded from evidence, the only input to verdicts
 * (`licences.md` §1). `declared`: for want of that the publisher's word, shown apart as "as declared".
 */
export type Reading = 'concluded' | 'declared'

type Layer = LicensePart['layer']

/**
 * The parts of a version that its verdict is made from. A part's own conclusion goes first, a confirmed one before that of
 * the record; several conclusions on one part all bind, each as a part of the same id. A part of which nothing is said
 * takes the conclusion about the version as a whole; one with nothing but a declaration is NOASSERTION. The version's own
 * conclusion, where no part takes it, stands beside them with a share of 1: it binds the whole.
 */
export function partsToJudge(licensing: VersionLicensing, reading: Reading = 'concluded'): JudgedPart[] {
  const whole = licensing.parts.find(({ kind }) => kind === 'version')
  const ofWhole = whole === undefined ? [] : settledOf(whole, 'content', reading)
  const smaller = licensing.parts.filter(
    (part) => part.kind === 'source' || (part.kind !== 'version' && saysSomething(part)),
  )
  const database = licensing.parts.flatMap((part) => judgeDatabase(part, reading))
  const contents = smaller.flatMap((part) => judgeContent(wholeIfAlone(part, smaller), ofWhole, reading))
  const beside = whole === undefined ? [] : judgeWhole(whole, ofWhole, { smaller, isBare: database.length > 0 })
  return [...beside, ...contents, ...database]
}

/**
 * The parts of a mixture: those of each member under `org/name@label/…`, their shares scaled by the member's. A member that
 * licenses nothing but a database brings its contents as undetermined, since those of others do not stand for them.
 */
export function mixtureParts(
  members: readonly { licensing: VersionLicensing; share: number | null }[],
  reading: Reading = 'concluded',
): JudgedPart[] {
  return members.flatMap(({ licensing, share }) => {
    const own = partsToJudge(licensing, reading)
    const isBare = own.length > 0 && own.every(({ part }) => part.layer === 'database')
    const [first] = own
    const contents: JudgedPart[] =
      isBare && first !== undefined ? asParts({ ...first.of, id: 'contents' }, 'content', []) : []
    return [...own, ...contents].map(({ part, ...rest }) => ({
      ...rest,
      part: {
        ...part,
        id: memberPrefix(licensing) + part.id,
        share: scaled(part.share, share),
      },
    }))
  })
}

/** What the ids of a member's parts begin with in its mixture. */
export function memberPrefix({ dataset, label }: Pick<VersionLicensing, 'dataset' | 'label'>): string {
  return `${dataset}@${label}/`
}

/** The statements that are believed about a part in one layer: confirmed conclusions, else those of the record, else as read. */
export function settledOf(part: LicensedPart, layer: Layer, reading: Reading = 'concluded'): LicensingStatement[] {
  const here = part.statements.filter((statement) => statement.layer === layer)
  const confirmed = here.filter(({ kind, standing }) => kind === 'concluded' && standing === 'confirmed')
  if (confirmed.length > 0) return confirmed
  const recorded = here.filter(({ kind, standing }) => kind === 'concluded' && standing === 'recorded')
  if (recorded.length > 0 || reading === 'concluded') return recorded
  return here.filter(({ kind }) => kind === 'declared')
}

/** A part that is all there is of its version has the share of the whole, also where the record does not say so. */
function wholeIfAlone(part: LicensedPart, parts: readonly LicensedPart[]): LicensedPart {
  return parts.length === 1 && part.share === null ? { ...part, share: { unit: '', value: 1 } } : part
}

/** The version's own conclusion as a part, unless a smaller part takes it; with none and no smaller part, what is undetermined. */
function judgeWhole(
  whole: LicensedPart,
  ofWhole: LicensingStatement[],
  { smaller, isBare }: { smaller: LicensedPart[]; isBare: boolean },
): JudgedPart[] {
  const isSettled = ofWhole.some(({ expression }) => expression !== 'NOASSERTION')
  const isTaken = smaller.some((part) => !saysSomething(part))
  const stands = dividesAll(smaller) ? isSettled && !isTaken : ofWhole.length > 0 || !isBare
  return stands ? asParts({ ...whole, share: { unit: '', value: 1 } }, 'content', ofWhole) : []
}

/** Whether the smaller parts leave nothing over: sources tell where everything came from, file groups only what they name. */
function dividesAll(smaller: LicensedPart[]): boolean {
  if (smaller.some(({ kind }) => kind === 'source')) return true
  const covered = smaller.reduce((sum, { share }) => sum + (share?.value ?? 0), 0)
  return Math.abs(covered - 1) < 1e-9
}

function judgeContent(part: LicensedPart, ofWhole: LicensingStatement[], reading: Reading): JudgedPart[] {
  return asParts(part, 'content', saysSomething(part) ? settledOf(part, 'content', reading) : ofWhole)
}

function judgeDatabase(part: LicensedPart, reading: Reading): JudgedPart[] {
  const settled = settledOf(part, 'database', reading)
  return settled.length === 0 ? [] : asParts(part, 'database', settled)
}

function asParts(of: LicensedPart, layer: Layer, rests: LicensingStatement[]): JudgedPart[] {
  const byExpression = grouped(rests)
  if (byExpression.size === 0) byExpression.set('NOASSERTION', [])
  return [...byExpression].map(([expression, statements]) => ({
    part: {
      id: of.id,
      expression,
      share: of.share?.value ?? null,
      layer,
      ...(of.mode !== null && { mode: of.mode }),
    },
    of,
    rests: statements,
  }))
}

function grouped(statements: LicensingStatement[]): Map<string, LicensingStatement[]> {
  const groups = new Map<string, LicensingStatement[]>()
  for (const statement of statements) {
    const known = groups.get(statement.expression)
    if (known === undefined) groups.set(statement.expression, [statement])
    else known.push(statement)
  }
  return groups
}

/** Whether anything that stands is said of the licence of the part's contents. */
function saysSomething(part: LicensedPart): boolean {
  return part.statements.some((statement) => statement.layer === 'content' && isStanding(statement))
}

/** A proposal that nobody confirmed yet, and what was taken back, say nothing yet. */
function isStanding({ kind, standing }: LicensingStatement): boolean {
  return kind === 'declared' || standing === 'recorded' || standing === 'confirmed'
}

function scaled(share: number | null, by: number | null): number | null {
  return share === null || by === null ? null : share * by
}
