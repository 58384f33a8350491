/** A chunk of a PNG: its four letters, the octet of the file at which its data starts, and the data. */
export type PngChunk = { type: string; start: number; data: Buffer }

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/**
 * The chunks of a PNG (third edition, §5.3), none where the file is no PNG. Checksums are not looked at; a chunk that the file's end
 * cuts off is given as far as it goes.
 */
export function pngChunks(bytes: Uint8Array): PngChunk[] {
  const chunks: PngChunk[] = []
  if (!SIGNATURE.every((octet, place) => bytes[place] === octet)) return chunks
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = SIGNATURE.length
  while (at + 8 <= file.length) {
    const length = file.readUInt32BE(at)
    const type = file.toString('latin1', at + 4, at + 8)
    chunks.push({ type, start: at + 8, data: file.subarray(at + 8, at + 8 + length) })
    at += 12 + length
  }
  return chunks
}
