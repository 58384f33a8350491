import { jpegSegments } from './jpeg.ts'
import { XML_LIMIT } from './xml.ts'
import { xmlText } from './xml-text.ts'

/**
 * A JPEG's XMP that is cut into several segments (XMP Part 3 §1.1.3.1), and the file without those segments: their octets are
 * blanks in `rest`, so that places stay what they are. Any other file is its own rest.
 */
export type JpegXmp = { rest: Uint8Array; extended: { octet: number; text: string }[]; unread: string[] }

const SIGNATURE = Buffer.from('http://ns.adobe.com/xmp/extension/\0', 'latin1')
/** The signature, the digest of the whole in hex, its length, and the place of this piece in it. */
const HEADER = SIGNATURE.length + 32 + 4 + 4

type Piece = { octet: number; key: string; total: number; at: number; data: Buffer }

/** Puts the extended XMP of a JPEG together from its pieces. */
export function jpegXmp(bytes: Uint8Array): JpegXmp {
  const pieces = jpegSegments(bytes).flatMap(({ marker, start, data }) =>
    marker === 0xe1 && data.length >= HEADER && data.subarray(0, SIGNATURE.length).equals(SIGNATURE)
      ? [pieceOf(data, start)]
      : [],
  )
  if (pieces.length === 0) return { rest: bytes, extended: [], unread: [] }
  const rest = Uint8Array.from(bytes)
  for (const { octet, data } of pieces) rest.fill(0x20, octet, octet + HEADER + data.length)
  const wholes = [...groupsOf(pieces).values()].map(joined)
  return {
    rest,
    extended: wholes.filter((whole) => typeof whole !== 'string'),
    unread: wholes.filter((whole) => typeof whole === 'string').slice(0, 3),
  }
}

function pieceOf(data: Buffer, octet: number): Piece {
  const [total, at] = [data.readUInt32BE(HEADER - 8), data.readUInt32BE(HEADER - 4)]
  const key = data.toString('latin1', SIGNATURE.length, SIGNATURE.length + 32)
  return { octet, key, total, at, data: data.subarray(HEADER) }
}

function groupsOf(pieces: readonly Piece[]): Map<string, Piece[]> {
  const groups = new Map<string, Piece[]>()
  for (const piece of pieces) {
    const group = groups.get(piece.key) ?? []
    group.push(piece)
    groups.set(piece.key, group)
  }
  return groups
}

/** The whole of the pieces, or why there is none. */
function joined(pieces: readonly Piece[]): { octet: number; text: string } | string {
  const [first, ...more] = pieces.toSorted((a, b) => a.at - b.at)
  if (first === undefined) return 'no extended XMP'
  if (first.total > XML_LIMIT) return `the extended XMP has ${first.total} octets`
  let end = first.data.length
  for (const { at, data } of more) {
    if (at !== end) break
    end += data.length
  }
  const whole = Buffer.concat([first, ...more].map(({ data }) => data))
  if (first.at !== 0 || end !== first.total || whole.length !== first.total) return 'the extended XMP is not complete'
  return { octet: first.octet, text: xmlText(whole) }
}
