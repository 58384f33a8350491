import { z } from 'zod'
import { urlOf } from '../url.ts'
import type { HeaderLine } from './signal.ts'

/**
 * A response as a collector kept it. `at`: where in the file. `body`: without transfer and content coding, as far as it is read; `bytes`: how long
 * it was. `isCut`: the file itself holds only a part. `agent`: the product token under which it was asked, empty where nobody says.
 */
export type Snapshot = {
  at: string
  url: string
  fetchedAt: string
  status: number
  headers: HeaderLine[]
  body: Uint8Array
  bytes: number
  isCut: boolean
  agent: string
}

/** What is wrong with a file, and where: a line, or the byte at which a record begins. */
export const SnapshotFault = z.strictObject({ at: z.string(), message: z.string() })
export type SnapshotFault = z.infer<typeof SnapshotFault>

/** What a file gives, in its order. `skipped`: something that is well-formed and no response that is read. A fault ends it. */
export type SnapshotItem =
  | { kind: 'snapshot'; snapshot: Snapshot }
  | { kind: 'skipped'; at: string; why: string }
  | { kind: 'fault'; fault: SnapshotFault }

/** The most of a file that speaks for its origin, and of any other page, that is read (`preferences.md` §8). */
export const FILE_BYTES = 1024 * 1024
export const PAGE_BYTES = 128 * 1024

/** The product token in a User-Agent: its first name, or the one after `compatible;` where a browser is pretended. */
export function productTokenOf(userAgent: string): string {
  const named = /\(compatible;\s*([A-Za-z_-]+)/.exec(userAgent)?.[1] ?? /^\s*([A-Za-z_-]+)/.exec(userAgent)?.[1]
  return (named ?? userAgent.trim()).slice(0, 200)
}

/** Whether the address is one of the web. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && text.length <= 8192 && urlOf(text) !== null
}
