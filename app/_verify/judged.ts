import type { UnknownCode, VerifyOutcome } from '#lib/citation/verify.ts'

/** One citation with its answer, as the page shows it. `version` is the one that it names, null where that is unknown. */
export type Judged = {
  source: string
  outcome: VerifyOutcome
  code: UnknownCode | null
  reason: string
  version: { path: string; label: string; digest: string } | null
  /** The version to go to instead: what superseded it, or its successor. */
  instead: { path: string; label: string } | null
}

/** That the bytes which the registry keeps for a digest still have it: both digests, how many bytes were read, and where to get them. */
export type Proof = { digest: string; recomputed: string; bytes: number; address: string }

/** `mayBeCut`: as many citations were read as ever are, so that there may be more. */
export type Answers = { judged: Judged[]; mayBeCut: boolean; proof: Proof | null; rule: string }

/** What the form shows: nothing yet, what is wrong with what was sent, or the answers. `text` is what was pasted. */
export type VerifyState =
  | { kind: 'start'; text: string }
  | { kind: 'fault'; text: string; message: string }
  | { kind: 'answers'; text: string; answers: Answers }
