/** How deep arrays and maps may stand in one another. */
const MAX_DEPTH = 32

/**
 * Decodes one CBOR item (RFC 8949) as JSON would hold it: maps with their keys as text, byte strings as hex, tags left away, what
 * JSON has no word for as null. Throws where the bytes are no item, or go on after it. Linear in the bytes.
 */
export function decodeCbor(bytes: Uint8Array): unknown {
  const reader = new CborReader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
  const value = reader.item(0)
  if (!reader.isAtEnd) throw new Error('CBOR goes on after its item')
  return value
}

const BREAK = Symbol('break')
/** The additional information that tells of an indefinite length (§3.2). */
const INDEFINITE = 31

class CborReader {
  private at = 0
  private readonly bytes: Buffer

  constructor(bytes: Buffer) {
    this.bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.at === this.bytes.length
  }

  item(depth: number): unknown {
    const value = this.itemOrBreak(depth)
    if (value === BREAK) throw new Error(`CBOR breaks at octet ${this.at}`)
    return value
  }

  private itemOrBreak(depth: number): unknown {
    if (depth > MAX_DEPTH) throw new Error(`CBOR is deeper than ${MAX_DEPTH}`)
    const first = this.octet()
    const major = first >> 5
    const info = first & 31
    if (major === 7) return this.simple(info)
    if (major === 6) {
      this.count(info)
      return this.item(depth + 1)
    }
    if (major === 0) return this.count(info)
    if (major === 1) return -1 - this.count(info)
    if (major === 2) return this.chunks(info, major).toString('hex')
    if (major === 3) return this.chunks(info, major).toString('utf8')
    return major === 4 ? this.items(info, depth) : this.pairs(info, depth)
  }

  private items(info: number, depth: number): unknown[] {
    const values: unknown[] = []
    for (const end = this.endOf(info); values.length < end; ) {
      const value = this.itemOrBreak(depth + 1)
      if (value === BREAK) return values
      values.push(value)
    }
    return values
  }

  private pairs(info: number, depth: number): Record<string, unknown> {
    const pairs: [string, unknown][] = []
    for (const end = this.endOf(info); pairs.length < end; ) {
      const key = this.itemOrBreak(depth + 1)
      if (key === BREAK) break
      pairs.push([String(key), this.item(depth + 1)])
    }
    return Object.fromEntries(pairs)
  }

  /** How many items are to come; without end where a break ends them. More than there are octets is found out in time. */
  private endOf(info: number): number {
    return info === INDEFINITE ? Number.POSITIVE_INFINITY : this.count(info)
  }

  private chunks(info: number, major: number): Buffer {
    if (info !== INDEFINITE) return this.take(this.count(info))
    const chunks: Buffer[] = []
    for (;;) {
      const first = this.octet()
      if (first === 0xff) return Buffer.concat(chunks)
      if (first >> 5 !== major || (first & 31) === INDEFINITE) throw new Error('a CBOR string of another kind')
      chunks.push(this.take(this.count(first & 31)))
    }
  }

  private simple(info: number): unknown {
    if (info === 20 || info === 21) return info === 21
    if (info === INDEFINITE) return BREAK
    if (info === 26) return this.take(4).readFloatBE()
    if (info === 27) return this.take(8).readDoubleBE()
    if (info > 27) throw new Error(`CBOR has no simple value ${info}`)
    if (info >= 24) this.take(info - 23)
    return null
  }

  private count(info: number): number {
    if (info < 24) return info
    if (info === 24) return this.octet()
    if (info === 25) return this.take(2).readUInt16BE()
    if (info === 26) return this.take(4).readUInt32BE()
    if (info === 27) return Number(this.take(8).readBigUInt64BE())
    throw new Error(`CBOR has no length ${info}`)
  }

  private octet(): number {
    const octet = this.bytes[this.at]
    if (octet === undefined) throw new Error(`CBOR ends at octet ${this.bytes.length}`)
    this.at += 1
    return octet
  }

  private take(length: number): Buffer {
    if (length > this.bytes.length - this.at) throw new Error(`CBOR ends at octet ${this.bytes.length}`)
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }
}
