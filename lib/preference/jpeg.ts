/** A marker segment of a JPEG: its marker's second octet, the octet of the file at which its data starts, and the data. */
export type JpegSegment = { marker: number; start: number; data: Buffer }

/**
 * The marker segments of a JPEG before its first scan, where metadata stands (ITU-T T.81 B.1.1); none where the file is no JPEG. A
 * segment that the file's end cuts off is given as far as it goes.
 */
export function jpegSegments(bytes: Uint8Array): JpegSegment[] {
  const segments: JpegSegment[] = []
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return segments
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xda || marker === 0xd9) break
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    if (length < 2) break
    segments.push({ marker, start: at + 4, data: viewOf(bytes, at + 4, at + 2 + length) })
    at += 2 + length
  }
  return segments
}

function viewOf(bytes: Uint8Array, start: number, end: number): Buffer {
  const part = bytes.subarray(start, end)
  return Buffer.from(part.buffer, part.byteOffset, part.length)
}
