import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '#db/client.ts'
import { readUpload, type UploadPicture } from '#db/queries/read-uploads.ts'

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 1000

/** Whether a worker is done with the file. */
export function isSettled({ state }: Pick<UploadPicture, 'state'>): boolean {
  return state === 'kept' || state === 'refused'
}

/** The upload once a worker is done with it, or as it stands after `waitMs`. Null: its draft was discarded meanwhile. */
export async function settledUpload(db: Db, id: string, waitMs: number): Promise<UploadPicture | null> {
  const end = Date.now() + waitMs
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 1.5, LONGEST_PAUSE_MS)) {
    const upload = await readUpload(db, id)
    const left = end - Date.now()
    if (upload === null || isSettled(upload) || left <= 0) return upload
    await pause(Math.min(wait, left))
  }
}
