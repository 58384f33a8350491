import { createInflateRaw } from 'node:zlib'

/** Bytes without compression. `offset`: where in the file they are, or, of a member, where the gzip member begins that holds them. */
export type Part = { bytes: Buffer; offset: number; isMember: boolean }

/** A file that can't be unfolded: where, and why. */
export class BrokenFile extends Error {
  readonly offset: number

  constructor(offset: number, message: string) {
    super(message)
    this.offset = offset
  }
}

/** The most that a file unfolds to, in all and against what it is. */
const MOST_BYTES = 8 * 1024 ** 3
const MOST_RATIO = 100
const RATIO_FROM = 64 * 1024 ** 2
const PLAIN_PART = 1024 * 1024

/** The bytes of a file, of all its gzip members where it is compressed (RFC 1952 §2.2), as they are unfolded. */
export async function* unfold(file: Uint8Array): AsyncGenerator<Part> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) {
    for (let offset = 0; offset < bytes.length; offset += PLAIN_PART)
      yield { bytes: bytes.subarray(offset, offset + PLAIN_PART), offset, isMember: false }
    return
  }
  let unfolded = 0
  for (let offset = 0; offset < bytes.length; ) {
    const begins = offset + headerLength(bytes, offset)
    const inflater = createInflateRaw({ chunkSize: 64 * 1024 })
    inflater.end(bytes.subarray(begins))
    try {
      for await (const chunk of inflater) {
        const part = Buffer.from(chunk)
        unfolded += part.length
        if (unfolded > MOST_BYTES || (unfolded > RATIO_FROM && unfolded > MOST_RATIO * bytes.length))
          throw new BrokenFile(offset, `The file unfolds to more than ${unfolded.toLocaleString('en')} bytes.`)
        yield { bytes: part, offset, isMember: true }
      }
    } catch (error) {
      if (error instanceof BrokenFile) throw error
      throw new BrokenFile(offset, 'The gzip member that begins here can not be inflated. Is the file whole?')
    }
    const end = begins + inflater.bytesWritten + TRAILER
    if (end > bytes.length)
      throw new BrokenFile(offset, 'The gzip member that begins here has no end. Is the file whole?')
    offset = end
  }
}

/** Checksum and length behind each member. */
const TRAILER = 8

/** The length of a member's header: ten bytes, then what its flags say is there. */
function headerLength(bytes: Buffer, offset: number): number {
  if (bytes[offset] !== 0x1f || bytes[offset + 1] !== 0x8b || bytes[offset + 2] !== 8)
    throw new BrokenFile(offset, 'Something that is no gzip member stands here, behind others that are.')
  const flags = bytes[offset + 3] ?? 0
  let at = offset + 10
  if ((flags & 4) !== 0) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0)
  for (const flag of [8, 16]) if ((flags & flag) !== 0) at = bytes.indexOf(0, at) + 1
  return at - offset + ((flags & 2) !== 0 ? 2 : 0)
}

/** Reads parts as if they were one. */
export type ByteReader = {
  /** Where the next byte is; null at the end. */
  offset(): Promise<number | null>
  /** The bytes up to and with the first `end`, which are passed. Where it does not come within `most` bytes, what is there stays, and `found` is false. */
  until(end: string, most: number): Promise<{ bytes: Buffer; found: boolean }>
  /** The first `keep` of the next `count` bytes, all of which are passed; `passed` is less than `count` at the end. */
  take(count: number, keep: number): Promise<{ bytes: Buffer; passed: number }>
}

/** A reader of parts; what was passed is held no longer. */
export function readBytes(parts: AsyncIterator<Part>): ByteReader {
  let buffer: Buffer = Buffer.alloc(0)
  let position = 0
  const places: { from: number; part: Part }[] = []
  const more = async (): Promise<boolean> => {
    const next = await parts.next()
    if (next.done === true) return false
    places.push({ from: position + buffer.length, part: next.value })
    buffer = buffer.length === 0 ? next.value.bytes : Buffer.concat([buffer, next.value.bytes])
    return true
  }
  const pass = (count: number) => {
    buffer = buffer.subarray(count)
    position += count
    while (places[1] !== undefined && places[1].from <= position) places.shift()
  }
  return {
    async offset() {
      while (buffer.length === 0) if (!(await more())) return null
      const [place] = places
      if (place === undefined) return null
      return place.part.isMember ? place.part.offset : place.part.offset + position - place.from
    },
    async until(end, most) {
      for (let from = 0; ; ) {
        const at = buffer.indexOf(end, from, 'latin1')
        if (at !== -1 && at + end.length <= most) {
          const bytes = buffer.subarray(0, at + end.length)
          pass(bytes.length)
          return { bytes, found: true }
        }
        from = Math.max(0, buffer.length - end.length + 1)
        if (buffer.length >= most || !(await more())) return { bytes: buffer, found: false }
      }
    },
    async take(count, keep) {
      const kept: Buffer[] = []
      let passed = 0
      while (passed < count) {
        if (buffer.length === 0 && !(await more())) break
        const piece = buffer.subarray(0, count - passed)
        if (passed < keep) kept.push(piece.subarray(0, keep - passed))
        passed += piece.length
        pass(piece.length)
      }
      return { bytes: Buffer.concat(kept), passed }
    },
  }
}
