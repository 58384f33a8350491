/** An entry of an archive as it is met: its path and bytes come before its content. */
export type TarPart =
  | { kind: 'entry'; path: string; isFolder: boolean; bytes: number }
  | { kind: 'bytes'; bytes: Uint8Array }

const BLOCK = 512

/**
 * Reads an archive (ustar with pax headers, as `tarHeader` writes it) piece by piece: `push` answers what the bytes so far hold, and nothing is kept but
 * what is left of a block. Throws a `RangeError` on what is no such archive.
 */
export class TarReader {
  #rest: Uint8Array = new Uint8Array(0)
  #left = 0
  #padding = 0
  #pax: Buffer[] | null = null
  #next: { path?: string; size?: number } = {}
  #zeros = 0

  /** What these bytes add: entries, and bytes of the entry before. */
  push(piece: Uint8Array): TarPart[] {
    const parts: TarPart[] = []
    let bytes: Uint8Array = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece])
    while (bytes.length > 0 && !this.isWhole) {
      if (this.#left > 0 || this.#padding > 0) bytes = this.#content(bytes, parts)
      else if (bytes.length < BLOCK) break
      else {
        this.#header(Buffer.from(bytes.subarray(0, BLOCK)), parts)
        bytes = bytes.subarray(BLOCK)
      }
    }
    this.#rest = this.isWhole ? new Uint8Array(0) : bytes
    return parts
  }

  /** Whether the end of the archive was met: an archive that broke off is not whole. */
  get isWhole(): boolean {
    return this.#zeros === 2
  }

  #content(bytes: Uint8Array, parts: TarPart[]): Uint8Array {
    const taken = bytes.subarray(0, this.#left)
    this.#left -= taken.length
    if (taken.length > 0 && this.#pax === null) parts.push({ kind: 'bytes', bytes: taken })
    else if (taken.length > 0) this.#pax?.push(Buffer.from(taken))
    const skipped = Math.min(this.#padding, bytes.length - taken.length)
    if (this.#left === 0) {
      this.#padding -= skipped
      if (this.#pax !== null) this.#settlePax(this.#pax)
      return bytes.subarray(taken.length + skipped)
    }
    return bytes.subarray(taken.length)
  }

  #settlePax(parts: Buffer[]): void {
    this.#next = readPax(Buffer.concat(parts))
    this.#pax = null
  }

  #header(block: Buffer, parts: TarPart[]): void {
    if (block.every((byte) => byte === 0)) {
      this.#zeros += 1
      return
    }
    this.#zeros = 0
    checkSum(block)
    const type = block.toString('latin1', 156, 157)
    const size = octal(block, 124, 12)
    this.#pax = type === 'x' ? [] : null
    if (!['0', '5', 'x'].includes(type))
      throw new RangeError(`The archive holds an entry of the kind ${JSON.stringify(type)}.`)
    const bytes = this.#pax === null ? (this.#next.size ?? size) : size
    this.#left = bytes
    this.#padding = (BLOCK - (bytes % BLOCK)) % BLOCK
    if (this.#pax !== null) return
    const path = this.#next.path ?? textAt(block, 0, 100)
    this.#next = {}
    parts.push({ kind: 'entry', path, isFolder: type === '5', bytes })
  }
}

function checkSum(block: Buffer): void {
  const stated = octal(block, 148, 8)
  const sum = block.reduce((total, byte, place) => total + (place >= 148 && place < 156 ? 32 : byte), 0)
  if (sum !== stated) throw new RangeError('This is not a tar archive, or it was damaged on its way.')
}

function octal(block: Buffer, at: number, width: number): number {
  return Number.parseInt(textAt(block, at, width).trim() || '0', 8)
}

function textAt(block: Buffer, at: number, width: number): string {
  const end = block.indexOf(0, at)
  return block.toString('utf8', at, end === -1 || end > at + width ? at + width : end)
}

/** Each record is its length in decimal, a blank, the name, `=`, the value and a line feed. */
function readPax(bytes: Buffer): { path?: string; size?: number } {
  const found = new Map<string, string>()
  for (let at = 0; at < bytes.length; ) {
    const blank = bytes.indexOf(0x20, at)
    const length = Number(bytes.toString('latin1', at, blank))
    if (!Number.isInteger(length) || length <= blank - at + 1)
      throw new RangeError('A pax header of the archive is damaged.')
    const record = bytes.toString('utf8', blank + 1, at + length - 1)
    found.set(record.slice(0, record.indexOf('=')), record.slice(record.indexOf('=') + 1))
    at += length
  }
  const path = found.get('path')
  const size = found.get('size')
  return { ...(path !== undefined && { path }), ...(size !== undefined && { size: Number(size) }) }
}
