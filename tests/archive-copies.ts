import type { Db } from '#db/client.ts'
import { recordArchiveCopy } from '#db/commands/record-archive-copy.ts'
import { ArchiveCopyDraft, type ArchiveCopyDraftInput } from '#lib/archive/copy.ts'
import type { CopyAnswer } from '#lib/archive/fixity.ts'
import { NO_CLAIM } from '#lib/archive/host-claim.ts'
import type { Actor } from '#lib/dataset/access.ts'
import type { Digest } from '#lib/digest.ts'

/** A valid draft of a copy of the one file of `versionDraft`; a test overrides only what it is about. */
export function copyDraft(over: Partial<ArchiveCopyDraftInput> = {}): ArchiveCopyDraft {
  return ArchiveCopyDraft.parse({
    host: 'institutional',
    url: 'https://archive.example/songs.jsonl',
    custodian: 'Example Library',
    covers: 'file',
    path: 'songs.jsonl',
    ...over,
  })
}

/** Records a copy, and its id. */
export async function recordedCopy(
  db: Db,
  { actor, digest }: { actor: Actor; digest: Digest },
  over: Partial<ArchiveCopyDraftInput> = {},
): Promise<string> {
  const recorded = await recordArchiveCopy(db, actor, digest, copyDraft(over))
  if (recorded.kind !== 'recorded') throw new Error(`The copy was not recorded: ${recorded.kind}.`)
  return recorded.id
}

/** The answer of a host that sent so many bytes with this sha256. */
export function wholeAnswer(sha256: string, over: Partial<CopyAnswer> = {}): CopyAnswer {
  return {
    at: '2026-06-20T00:00:00.000Z',
    url: 'https://archive.example/songs.jsonl',
    status: 200,
    why: '',
    claim: NO_CLAIM,
    received: { end: 'whole', bytes: 12, sha256, isEncoded: false },
    ...over,
  }
}
