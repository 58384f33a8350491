const MAGIC = 0xfd2fb528
const SKIPPABLE = 0x184d2a50
/** No block holds more than this, unpacked (RFC 8878 §3.1.1.2.4). */
const BLOCK_MAX_BYTES = 128 * 1024
const DICTIONARY_ID_BYTES = [0, 1, 2, 4] as const
const CONTENT_SIZE_BYTES = [0, 2, 4, 8] as const

/** What the walk through a zstd file found: whether all its frames are there to their ends, and how large the content can be at most. */
export type ZstdFrames = { state: 'whole' | 'truncated' | 'broken'; unpackedAtMost: number }

/**
 * Walks through zstd frames (RFC 8878 §3.1) without unpacking them: heads are read, the rest is stepped over. It shows a file that was cut off,
 * which unpacking alone may take for a shorter one. Bytes are added in pieces of any size.
 */
export function readZstdFrames(): { add(bytes: Uint8Array): void; finish(): ZstdFrames } {
  const walk = frames()
  let unpackedAtMost = 0
  let wanted = want(walk.next(new DataView(new ArrayBuffer(0))))
  let held: number[] = []

  function want(step: IteratorResult<Step, void>): Step | null {
    if (step.done) return null
    unpackedAtMost += step.value.unpacked
    return step.value
  }
  return {
    add(bytes) {
      let at = 0
      while (wanted !== null && at < bytes.length) {
        if (wanted.skip > 0) {
          const stepped = Math.min(wanted.skip, bytes.length - at)
          wanted.skip -= stepped
          at += stepped
          if (wanted.skip > 0) return
        }
        while (held.length < wanted.read && at < bytes.length) held.push(bytes[at++] ?? 0)
        if (held.length < wanted.read) return
        const view = new DataView(Uint8Array.from(held).buffer)
        held = []
        wanted = want(walk.next(view))
      }
    },
    finish() {
      if (wanted === null) return { state: 'broken', unpackedAtMost }
      const isBetween = wanted.isBetween && wanted.skip === 0 && held.length === 0
      return { state: isBetween ? 'whole' : 'truncated', unpackedAtMost }
    },
  }
}

/** The next bytes that matter: so many are stepped over, then so many are read. `isBetween`: here a file may end. */
type Step = { skip: number; read: number; isBetween: boolean; unpacked: number }

function* frames(): Generator<Step, void, DataView> {
  let skip = 0
  let isBetween = false
  for (;;) {
    const magic = (yield { skip, read: 4, isBetween, unpacked: 0 }).getUint32(0, true)
    skip = 0
    isBetween = true
    if ((magic & 0xfffffff0) >>> 0 === SKIPPABLE) {
      skip = (yield { skip: 0, read: 4, isBetween: false, unpacked: 0 }).getUint32(0, true)
      continue
    }
    if (magic !== MAGIC) return
    skip = yield* blocks()
  }
}

/** Reads a frame up to its last block; answers how many bytes are left of it. */
function* blocks(): Generator<Step, number, DataView> {
  const descriptor = (yield { skip: 0, read: 1, isBetween: false, unpacked: 0 }).getUint8(0)
  const isSingle = (descriptor & 0x20) !== 0
  const sizeBytes = CONTENT_SIZE_BYTES[(descriptor >> 6) & 3] ?? 0
  let skip =
    (isSingle ? 0 : 1) + (DICTIONARY_ID_BYTES[descriptor & 3] ?? 0) + (isSingle && sizeBytes === 0 ? 1 : sizeBytes)
  for (;;) {
    const view = yield { skip, read: 3, isBetween: false, unpacked: BLOCK_MAX_BYTES }
    const head = view.getUint8(0) | (view.getUint8(1) << 8) | (view.getUint8(2) << 16)
    const size = head >> 3
    skip = ((head >> 1) & 3) === 1 ? 1 : size
    if ((head & 1) === 1) return skip + ((descriptor & 4) === 0 ? 0 : 4)
  }
}
