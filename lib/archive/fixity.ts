import type { CheckBasis, CheckOutcome, CheckReason, CheckReport, HostClaim, LinkState } from './check.ts'

/** The rule by which checks are judged, with its version; it is kept with each. */
export const FIXITY_RULE = 'fixity/1'

/** What one download of a copy's address must be, as far as it is known. */
export type Expected = { bytes: number | null; sha256: string | null }

/**
 * How reading the body ended, and what was read, in bytes; `sha256` only of a whole one. `beyond-bound`: more than this registry downloads. `more-than-expected`:
 * it was left off once it was longer than it may be. `encoded`: the host sent it compressed, so that the bytes are not those of the file.
 */
export type ReceivedBytes = {
  end: 'whole' | 'cut-short' | 'beyond-bound' | 'more-than-expected'
  bytes: number
  sha256: string | null
  isEncoded: boolean
}

/** What came of asking for a copy's address. `received` null: the body was not read. `why`: in words, where there was no answer. */
export type CopyAnswer = {
  at: string
  url: string | null
  status: number | null
  why: string
  claim: HostClaim
  received: ReceivedBytes | null
}

/** What a check says: its outcome, what that rests on, and each reason. */
export type FixityFinding = { outcome: CheckOutcome; basis: CheckBasis; link: LinkState; reasons: CheckReason[] }

/**
 * What one answer says of a copy. Only bytes that were read to their end and digested here pass or fail it, or a host that says there is nothing; what a
 * host claims in its headers is told and decides nothing, and where nothing could be compared the outcome is unknown.
 */
export function judgeFixity(expected: Expected, answer: CopyAnswer, bound: number): FixityFinding {
  const link = linkOf(answer)
  if (link === 'gone')
    return finding('fail', 'claimed-by-host', link, [
      reason('not-found', `The host says that there is nothing at this address (${answer.status}).`),
    ])
  if (link !== 'alive')
    return finding('unknown', 'nothing', link, [reason(link === 'refused' ? 'refused' : 'unreachable', answer.why)])
  const claims = claimReasons(expected, answer)
  const read = judgeReceived(expected, answer.received, bound)
  const basis = read.outcome !== 'unknown' ? 'recomputed-here' : claims.length > 0 ? 'claimed-by-host' : 'nothing'
  return finding(read.outcome, basis, link, [...read.reasons, ...claims])
}

/** What a report of a check made elsewhere says of a copy. `files`: how many files the copy must hold. */
export function judgeReport(expected: Expected, report: CheckReport, files: number): FixityFinding {
  const basis = 'recomputed-elsewhere'
  const { sha256, filesChecked, filesDiffering } = report
  if (sha256 !== null) {
    const { outcome, reasons } = compare(expected, { sha256, bytes: report.bytes })
    return finding(outcome, basis, 'not-asked', reasons)
  }
  if (filesDiffering > 0)
    return finding('fail', basis, 'not-asked', [
      reason('files-other', `${filesDiffering} of ${filesChecked} files are not those of the version.`),
    ])
  if (filesChecked === null || filesChecked < files || files === 0)
    return finding('unknown', basis, 'not-asked', [
      reason('files-not-all', `${filesChecked ?? 0} of ${files} files were compared, and are those of the version.`),
    ])
  return finding('pass', basis, 'not-asked', [reason('files-same', `All ${files} files are those of the version.`)])
}

function linkOf({ status }: CopyAnswer): LinkState {
  if (status === null) return 'unreachable'
  if (status === 404 || status === 410) return 'gone'
  return status >= 200 && status < 300 ? 'alive' : 'refused'
}

type Judged = { outcome: CheckOutcome; reasons: CheckReason[] }

function judgeReceived(expected: Expected, received: ReceivedBytes | null, bound: number): Judged {
  if (expected.sha256 === null && received?.end !== 'whole')
    return {
      outcome: 'unknown',
      reasons: [reason('no-digest-expected', 'Something answers; there is no digest here to compare its bytes with.')],
    }
  if (received === null || received.end === 'beyond-bound')
    return {
      outcome: 'unknown',
      reasons: [
        reason(
          'beyond-bound',
          `It is larger than the ${bound.toLocaleString('en')} bytes that this registry downloads for a check.`,
        ),
      ],
    }
  if (received.end === 'cut-short')
    return {
      outcome: 'unknown',
      reasons: [
        reason(
          'cut-short',
          `The host stopped after ${received.bytes.toLocaleString('en')} bytes, before all that was to come.`,
        ),
      ],
    }
  if (received.end === 'more-than-expected')
    return {
      outcome: 'fail',
      reasons: [reason('size-other', `More than the expected ${expected.bytes?.toLocaleString('en')} bytes came.`)],
    }
  const compared = compare(expected, received)
  if (compared.outcome !== 'fail' || !received.isEncoded) return compared
  return {
    outcome: 'unknown',
    reasons: [
      reason('encoded', 'The host sent it compressed, though asked not to: the bytes are not those of the file.'),
    ],
  }
}

function compare(expected: Expected, found: { bytes: number | null; sha256: string | null }): Judged {
  const isOtherSize = expected.bytes !== null && found.bytes !== null && expected.bytes !== found.bytes
  const size = isOtherSize
    ? [
        reason(
          'size-other',
          `${found.bytes?.toLocaleString('en')} bytes came where ${expected.bytes?.toLocaleString('en')} were expected.`,
        ),
      ]
    : []
  if (expected.sha256 === null)
    return {
      outcome: isOtherSize ? 'fail' : 'unknown',
      reasons: [...size, reason('no-digest-expected', 'There is no digest here to compare its bytes with.')],
    }
  if (found.sha256 === expected.sha256)
    return { outcome: 'pass', reasons: [reason('digest-same', `Its sha256 is the expected one, ${expected.sha256}.`)] }
  return {
    outcome: 'fail',
    reasons: [...size, reason('digest-other', `Its sha256 is ${found.sha256}, not ${expected.sha256}.`)],
  }
}

/** The host's claims beside what is expected, and beside the bytes where they were read. */
function claimReasons(expected: Expected, { claim, received }: CopyAnswer): CheckReason[] {
  const { sha256, header, bytes } = claim
  const told: CheckReason[] = []
  if (
    sha256 !== null &&
    received !== null &&
    received.sha256 !== null &&
    received.sha256 !== sha256 &&
    !received.isEncoded
  )
    told.push(
      reason('host-claim-wrong', `The host claims sha256 ${sha256} (${header}); the bytes that it sent are others.`),
    )
  else if (sha256 !== null && expected.sha256 !== null)
    told.push(
      sha256 === expected.sha256
        ? reason('host-claims-same', `The host claims the expected sha256 (${header}).`)
        : reason('host-claims-other', `The host claims sha256 ${sha256} (${header}), not the expected one.`),
    )
  if (received === null && bytes !== null && expected.bytes !== null && bytes !== expected.bytes)
    told.push(
      reason(
        'host-claims-other',
        `The host claims ${bytes.toLocaleString('en')} bytes, not the expected ${expected.bytes.toLocaleString('en')}.`,
      ),
    )
  return told
}

function reason(code: CheckReason['code'], says: string): CheckReason {
  return { code, says }
}

function finding(outcome: CheckOutcome, basis: CheckBasis, link: LinkState, reasons: CheckReason[]): FixityFinding {
  return { outcome, basis, link, reasons }
}
