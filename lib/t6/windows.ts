import { below, type Random } from '../engine/random.ts'
import { Refusal } from '../error.ts'
import type { Batch } from './training-settings.ts'
import type { Workspace } from './workspace.ts'

/** Where the windows of one pass begin, and where reading goes on after. */
export type Windows = { starts: number[]; cursor: number }

/** Refuses tokens that are too few for one window and the token after it. */
export function requireWindow(what: string, tokens: Int32Array, { seqLen }: Pick<Batch, 'seqLen'>): void {
  if (tokens.length < seqLen + 1)
    throw new Refusal(
      'invalid',
      `${what} has ${tokens.length} tokens; a window of ${seqLen} and the token after it needs ${seqLen + 1}. Take shorter windows, or more text.`,
    )
}

/**
 * The windows of a pass. Sequential: each begins where the last ended; one that would run over the end begins again at the start. With
 * replacement: begun anywhere, from the stream `order`; the cursor stays.
 */
export function nextWindows(
  tokens: Int32Array,
  { micro, seqLen, sampling }: Batch,
  cursor: number,
  order: Random,
): Windows {
  const last = tokens.length - seqLen - 1
  const starts: number[] = []
  let next = cursor
  for (let i = 0; i < micro; i += 1) {
    if (sampling === 'with-replacement') {
      starts.push(below(order, last + 1))
    } else {
      const start = next > last ? 0 : next
      starts.push(start)
      next = start + seqLen
    }
  }
  return { starts, cursor: next }
}

/** Puts windows into the room: each token with the one after it as its target. */
export function placeWindows(
  { ids, loss }: Workspace,
  tokens: Int32Array,
  starts: readonly number[],
  seqLen: number,
): void {
  starts.forEach((start, i) => {
    ids.set(tokens.subarray(start, start + seqLen), i * seqLen)
    loss.targets.data.set(tokens.subarray(start + 1, start + seqLen + 1), i * seqLen)
  })
}
