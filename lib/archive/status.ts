import { type ArchiveCopyDraft, custodianKey } from './copy.ts'
import { type CheckSeen, type CopyStanding, isUntil, standingOf } from './standing.ts'

/** The rule by which the archive status is told, with its version. */
export const STATUS_RULE = 'archive-status/1'

/**
 * From worst to best. lost: every copy is gone. damaged: none is intact, and one is not what it was. unarchived: no copy is recorded. unverified: copies
 * are recorded and none was ever compared. at-risk: a copy fades, is damaged or gone, or only a part is held. single-copy: one custodian holds it whole and
 * intact. replicated: two or more do, independent of each other, and no copy gives cause for doubt.
 */
export const ARCHIVE_STATUSES = [
  'lost',
  'damaged',
  'unarchived',
  'unverified',
  'at-risk',
  'single-copy',
  'replicated',
] as const
export type ArchiveStatus = (typeof ARCHIVE_STATUSES)[number]

/** A copy with all its checks, as far as the status asks. Times are ISO 8601; `retiredAt` null: it is still counted on. */
export type CopySeen = Pick<ArchiveCopyDraft, 'host' | 'custodian' | 'mandate' | 'covers' | 'path' | 'place'> & {
  id: string
  recordedAt: string
  retiredAt: string | null
  checks: CheckSeen[]
}

/** Where one copy that is counted on stands. */
export type StandingCopy = CopySeen & { standing: CopyStanding; custodianKey: string }

export const STATUS_REASONS = [
  'no-copy',
  'never-compared',
  'copy-fading',
  'copy-damaged',
  'copy-gone',
  'part-only',
  'one-custodian',
  'independent-custodians',
  'no-mandate',
] as const
export type StatusReason = { code: (typeof STATUS_REASONS)[number]; says: string; copies: string[] }

/** The status of a version's archive at a moment, each reason with the copies that it rests on, and where each copy stands. */
export type ArchiveVerdict = {
  rule: string
  asOf: string
  status: ArchiveStatus
  reasons: StatusReason[]
  copies: StandingCopy[]
  /** The custodians who hold the whole version intact, by their keys. */
  custodians: string[]
  /** When every file was last known to be what it is at one custodian; null if never, or if that has come to doubt. ISO 8601. */
  verifiedAt: string | null
}

/**
 * Judges the copies of a version that has so many files. Copies and checks that came after `asOf` are left out, so that the verdict of a past day can be
 * told again. A custodian holds the whole by one intact copy of it, or by intact copies of all its files.
 */
export function judgeArchive(
  copies: readonly CopySeen[],
  { asOf, files }: { asOf: string; files: number },
): ArchiveVerdict {
  const standing = copies
    .filter(
      ({ recordedAt, retiredAt }) => isUntil(recordedAt, asOf) && (retiredAt === null || !isUntil(retiredAt, asOf)),
    )
    .map((copy) => ({
      ...copy,
      standing: standingOf(copy.checks, { recordedAt: copy.recordedAt, asOf }),
      custodianKey: custodianKey(copy),
    }))
  const holders = holdersOf(standing, files)
  const custodians = [...holders.keys()].sort()
  const status = statusOf(standing, custodians.length)
  const verifiedAt = [...holders.values()].sort().at(-1) ?? null
  return {
    rule: STATUS_RULE,
    asOf,
    status,
    reasons: reasonsOf(standing, custodians),
    copies: standing,
    custodians,
    verifiedAt,
  }
}

/** Of each custodian who holds all of it intact, when that was last verified: the oldest pass among what makes up the whole. */
function holdersOf(copies: readonly StandingCopy[], files: number): Map<string, string> {
  const held = new Map<string, string>()
  for (const [key, own] of byCustodian(copies.filter(({ standing }) => standing.state === 'intact'))) {
    const whole = own.filter(({ covers }) => covers === 'version').map(lastPass)
    const byPath = new Map<string, string>()
    for (const copy of own) if (copy.path !== null) byPath.set(copy.path, later(byPath.get(copy.path), lastPass(copy)))
    const parts = files > 0 && byPath.size >= files ? [[...byPath.values()].sort()[0] ?? ''] : []
    const newest = [...whole, ...parts].sort().at(-1)
    if (newest !== undefined) held.set(key, newest)
  }
  return held
}

function statusOf(copies: readonly StandingCopy[], holders: number): ArchiveStatus {
  const states = copies.map(({ standing }) => standing.state)
  if (states.length === 0) return 'unarchived'
  if (states.every((state) => state === 'gone')) return 'lost'
  const isDoubtful = states.some((state) => state === 'fading' || state === 'damaged' || state === 'gone')
  if (holders > 0) return isDoubtful ? 'at-risk' : holders > 1 ? 'replicated' : 'single-copy'
  if (states.includes('damaged') && !states.includes('intact')) return 'damaged'
  return isDoubtful || states.includes('intact') ? 'at-risk' : 'unverified'
}

function reasonsOf(copies: readonly StandingCopy[], custodians: readonly string[]): StatusReason[] {
  if (copies.length === 0) return [{ code: 'no-copy', says: 'No copy of it is recorded here.', copies: [] }]
  const holding = copies.filter(
    ({ custodianKey: key, standing }) => custodians.includes(key) && standing.state === 'intact',
  )
  const names = [...new Map(holding.map(({ custodianKey: key, custodian }) => [key, custodian])).values()]
  const ids = holding.map(({ id }) => id)
  const told: StatusReason[] = []
  if (custodians.length > 1)
    told.push({
      code: 'independent-custodians',
      says: `${custodians.length} independent custodians hold it whole and intact: ${names.join(', ')}.`,
      copies: ids,
    })
  if (custodians.length === 1)
    told.push({
      code: 'one-custodian',
      says: `One custodian alone holds it whole and intact: ${names.join(', ')}.`,
      copies: ids,
    })
  if (custodians.length > 0 && !holding.some(({ mandate }) => mandate === 'yes'))
    told.push({ code: 'no-mandate', says: 'None of them is known to have undertaken to preserve it.', copies: ids })
  const partial = copies.filter(
    ({ standing, custodianKey: key }) => standing.state === 'intact' && !custodians.includes(key),
  )
  if (partial.length > 0)
    told.push({
      code: 'part-only',
      says: `Of ${counted(partial.length, 'file')} there are intact copies at custodians who do not hold all of it.`,
      copies: partial.map(({ id }) => id),
    })
  for (const { state, code, says } of DOUBTS) {
    const those = copies.filter(({ standing }) => standing.state === state)
    if (those.length > 0)
      told.push({ code, says: `${counted(those.length, 'copy')} ${says}`, copies: those.map(({ id }) => id) })
  }
  return told
}

const DOUBTS = [
  { state: 'damaged', code: 'copy-damaged', says: 'not what it should be: the newest bytes compared were others.' },
  { state: 'gone', code: 'copy-gone', says: 'gone: the host said twice in a row that there is nothing.' },
  { state: 'fading', code: 'copy-fading', says: 'not known to be intact now, though once it was.' },
  { state: 'unverified', code: 'never-compared', says: 'not compared byte for byte so far.' },
] as const

function byCustodian(copies: readonly StandingCopy[]): Map<string, StandingCopy[]> {
  const groups = new Map<string, StandingCopy[]>()
  for (const copy of copies) groups.set(copy.custodianKey, [...(groups.get(copy.custodianKey) ?? []), copy])
  return groups
}

function counted(count: number, noun: 'copy' | 'file'): string {
  if (count === 1) return noun === 'copy' ? 'One copy is' : 'one file'
  return noun === 'copy' ? `${count} copies are` : `${count} files`
}

function lastPass({ standing }: StandingCopy): string {
  return standing.lastPass ?? ''
}

function later(a: string | undefined, b: string): string {
  return a === undefined || a < b ? b : a
}
