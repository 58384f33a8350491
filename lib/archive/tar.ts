/** A file or folder (`path` ends with `/`) of an archive. `modified`: seconds since 1970, the same for the same archive. */
export type TarEntry = { path: string; bytes: number; modified: number }

const BLOCK = 512
/** What fits into an ustar header: 100 bytes of name, 11 octal digits of size. */
const NAME_BYTES = 100
const MOST_BYTES = 8 ** 11 - 1

/** Two empty blocks: the end of an archive (POSIX.1-1988). */
export const TAR_END = new Uint8Array(2 * BLOCK)

/**
 * What stands before an entry's bytes: an ustar header, and where the name is long or not ASCII or the file is huge, a pax header before it (POSIX.1-2001,
 * pax interchange format). Owner, group and mode are the same for all, so that the same entries are the same bytes.
 */
export function tarHeader({ path, bytes, modified }: TarEntry): Uint8Array {
  const isFolder = path.endsWith('/')
  const name = Buffer.from(path)
  const needsPax = name.length > NAME_BYTES || /[^\u0020-\u007e]/.test(path) || bytes > MOST_BYTES
  const plain = header({
    name: name.subarray(0, NAME_BYTES),
    bytes: Math.min(bytes, MOST_BYTES),
    modified,
    type: isFolder ? '5' : '0',
    mode: isFolder ? 0o755 : 0o644,
  })
  if (!needsPax) return plain
  const records = Buffer.from(paxRecord('path', path) + (bytes > MOST_BYTES ? paxRecord('size', String(bytes)) : ''))
  const before = header({ name: Buffer.from('pax'), bytes: records.length, modified, type: 'x', mode: 0o644 })
  return Buffer.concat([before, records, tarPadding(records.length), plain])
}

/** What stands after an entry's bytes: zeros up to a whole block. */
export function tarPadding(bytes: number): Uint8Array {
  return new Uint8Array((BLOCK - (bytes % BLOCK)) % BLOCK)
}

type Header = { name: Uint8Array; bytes: number; modified: number; type: '0' | '5' | 'x'; mode: number }

function header({ name, bytes, modified, type, mode }: Header): Buffer {
  const block = Buffer.alloc(BLOCK)
  block.set(name, 0)
  octal(block, mode, 100, 8)
  octal(block, 0, 108, 8)
  octal(block, 0, 116, 8)
  octal(block, bytes, 124, 12)
  octal(block, modified, 136, 12)
  block.write('        ', 148, 'ascii')
  block.write(type, 156, 'ascii')
  block.write('ustar\u000000', 257, 'latin1')
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return block
}

function octal(block: Buffer, value: number, at: number, width: number): void {
  block.write(`${value.toString(8).padStart(width - 1, '0')}\0`, at, 'latin1')
}

/** A pax record: its own length in decimal, a blank, the name, `=`, the value and a line feed. */
function paxRecord(name: string, value: string): string {
  const rest = Buffer.byteLength(` ${name}=${value}\n`)
  let length = rest + String(rest).length
  if (rest + String(length).length !== length) length = rest + String(length).length
  return `${length} ${name}=${value}\n`
}
