import { isAtHost } from '../archive/at-host.ts'
import type { CopyState } from '../archive/standing.ts'
import { type CopySeen, judgeArchive, type StandingCopy } from '../archive/status.ts'
import type { ArchiveCopyFact } from './facts/derived.ts'

const OUTCOMES = {
  intact: 'intact',
  fading: 'unknown',
  unverified: 'unknown',
  damaged: 'damaged',
  gone: 'gone',
} as const satisfies Record<CopyState, ArchiveCopyFact['outcome']>

/** A copy as it is kept, with its address. */
export type LocatedCopy = CopySeen & { url: string }

/**
 * The copies of a version that its score asks for, and when all its files were verified last. A copy counts beside the version's hosts only, when it holds the whole and
 * its custodian is not the publisher's own storage; files kept one by one count as one copy where one custodian holds all of them intact.
 */
export function copyFacts(
  copies: readonly LocatedCopy[],
  { asOf, files, hosts }: { asOf: string; files: number; hosts: readonly string[] },
): { copies: ArchiveCopyFact[]; filesVerified: string | null } {
  const verdict = judgeArchive(copies, { asOf, files })
  const elsewhere = copies.filter(({ host, url }) => host !== 'own' && !isAtHost(url, hosts))
  const judged = judgeArchive(elsewhere, { asOf, files })
  const whole = judged.copies.filter(({ covers }) => covers === 'version')
  const named = new Set(whole.map(({ custodianKey }) => custodianKey))
  const byFiles = judged.custodians.filter((key) => !named.has(key))
  const pieced = byFiles.flatMap((key) => firstOf(judged.copies, key))
  return { copies: [...whole, ...pieced].map(factOf), filesVerified: verdict.verifiedAt }
}

function firstOf(copies: readonly StandingCopy[], key: string): StandingCopy[] {
  return copies.filter(({ custodianKey, standing }) => custodianKey === key && standing.state === 'intact').slice(0, 1)
}

function factOf({ custodianKey, mandate, standing }: StandingCopy): ArchiveCopyFact {
  return {
    custodian: custodianKey,
    mandate: mandate === 'yes',
    lastVerified: standing.lastPass,
    outcome: OUTCOMES[standing.state],
  }
}
