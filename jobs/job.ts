import type { BlobStore } from '#db/blobs.ts'
import type { Db } from '#db/client.ts'
import type { CopyBounds } from '#lib/clients/check-copy.ts'
import type { DataciteAccount } from '#lib/clients/doi-http.ts'
import type { Letter } from '#lib/clients/mail.ts'
import type { HarvestSettings } from './ask-for-origin.ts'

/** What a job is given: the memory, a way to say things on the console, how often it has been tried, and whether to stop. */
export type JobContext = {
  db: Db
  blobs: BlobStore
  /** A folder on the disk of the blobs for what is half made; what is found there after a crash is nobody's. */
  workFolder: string
  say: (line: string) => void
  /** The registry's own address, named to the sites that are asked. */
  site: string
  /** Sends a letter; null where no mail server is set. */
  sendMail: ((letter: Letter) => Promise<void>) | null
  /** Whether servers on this machine may be asked: for tests only. */
  mayAskLoopback: boolean
  /** Between two pages of one host, in ms. */
  pauseMs: number
  pause: (ms: number) => Promise<void>
  /** How hosts are asked what they say of use, where that is not as usual: for tests only. */
  harvest?: HarvestSettings
  /** The most that is downloaded for one check of an archive copy, in bytes; absent: `COPY_BOUNDS`. */
  fixityBytes?: number
  /** Less patience with the hosts of copies: for tests only. */
  copyBounds?: Partial<CopyBounds>
  /** The account under which DOIs are registered; absent where none is set. */
  datacite?: DataciteAccount | null
  /** How long one answer of the agency may take, in ms, where that is not as usual: for tests only. */
  dataciteMs?: number
  /** 1 at the first try. */
  attempt: number
  /** Whether the worker is being stopped: the job leaves off where it can be taken up again, and answers `again`. */
  isStopping: () => boolean
}

/** `done`, or `again`: queue the same job once more. A job that throws is tried again later by the queue. */
export type JobOutcome = 'done' | 'again'

/** One kind of work. It may be run twice, and taken up again after a crash: what is done already stays done. */
export type Job = (payload: unknown, context: JobContext) => Promise<JobOutcome>
