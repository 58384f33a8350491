import { type PngChunk, pngChunks } from './png.ts'

/** Names of the XMP in a PNG that can't be read here, as it is compressed or written as hex in another tool's profile. */
export function pngUnread(bytes: Uint8Array): string[] {
  return pngChunks(bytes)
    .filter(hidesXmp)
    .slice(0, 3)
    .map(({ type, start }) => `the XMP in the ${type} chunk at octet ${start} is compressed`)
}

/** XMP stands in iTXt under a keyword of its own (XMP Part 3 §1.1.5); the octet after the keyword's end tells of compression. */
function hidesXmp({ type, data }: PngChunk): boolean {
  const end = data.subarray(0, 80).indexOf(0)
  const keyword = data.toString('latin1', 0, Math.max(end, 0))
  if (keyword === 'Raw profile type xmp') return type === 'zTXt' || type === 'tEXt' || type === 'iTXt'
  if (keyword !== 'XML:com.adobe.xmp') return false
  return type === 'zTXt' || (type === 'iTXt' && data[end + 1] !== 0)
}
