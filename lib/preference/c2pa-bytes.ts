import { jpegSegments } from './jpeg.ts'
import { sizeOf } from './jumbf.ts'
import { pngChunks } from './png.ts'

/** How much of JUMBF is read, in octets (`preferences.md` §8). */
export const C2PA_LIMIT = 8 * 1_048_576

/** The JUMBF of a manifest store, before it is parsed. */
export type StoreBytes = { octet: number; bytes: Buffer }

const STORE = Buffer.from('jumdc2pa\0\x11\0\x10\x80\0\0\xaa\x00\x38\x9b\x71', 'latin1')
/** From the start of the store's superbox to the type of its description: two headers less their second half. */
const BEFORE = 12

/**
 * The manifest stores in the bytes of a file: a JPEG's APP11 segments put together, a PNG's caBX chunk, a sidecar, or where a store stands in
 * one piece in any other file (C2PA §A). Linear.
 */
export function findStores(file: Uint8Array): StoreBytes[] {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length)
  const inJpeg = jpegStores(bytes)
  if (inJpeg.length > 0) return inJpeg
  const inPng = pngChunks(bytes).filter(({ type }) => type === 'caBX')
  if (inPng.length > 0) return inPng.map(({ start, data }) => ({ octet: start, bytes: data }))
  const start = bytes.indexOf(STORE) - BEFORE
  if (start < 0) return []
  const { length } = sizeOf(bytes, start)
  return [{ octet: start, bytes: bytes.subarray(start, start + length) }]
}

type Piece = { octet: number; instance: number; sequence: number; box: Buffer }

/** Each segment repeats the header of the box that it continues (ISO/IEC 19566-5 D.2). */
function jpegStores(bytes: Buffer): StoreBytes[] {
  const pieces = jpegSegments(bytes).flatMap(({ marker, start, data }): Piece[] =>
    marker === 0xeb && data.length >= 16 && data.toString('latin1', 0, 2) === 'JP'
      ? [{ octet: start, instance: data.readUInt16BE(2), sequence: data.readUInt32BE(4), box: data.subarray(8) }]
      : [],
  )
  const instances = new Map<number, Piece[]>()
  for (const piece of pieces) {
    const list = instances.get(piece.instance) ?? []
    list.push(piece)
    instances.set(piece.instance, list)
  }
  return [...instances.values()].map(joined).filter(({ bytes }) => bytes.includes(STORE))
}

function joined(pieces: readonly Piece[]): StoreBytes {
  const [first, ...more] = pieces.toSorted((a, b) => a.sequence - b.sequence)
  if (first === undefined) return { octet: 0, bytes: Buffer.alloc(0) }
  const rest = more.map(({ box }) => box.subarray(sizeOf(box, 0).header))
  return { octet: first.octet, bytes: Buffer.concat([first.box, ...rest]) }
}
