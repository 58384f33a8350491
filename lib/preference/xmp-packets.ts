import { XML_LIMIT } from './xml.ts'
import { xmlText } from './xml-text.ts'
import { jpegXmp } from './xmp-jpeg.ts'
import { pdfUnread } from './xmp-pdf.ts'
import { pngUnread } from './xmp-png.ts'
import { xmpSpans } from './xmp-spans.ts'

/** An XMP packet in the clear: the octet where it starts, and its XML. */
export type XmpPacket = { octet: number; text: string }

/** The packets of a file, and what is there but can't be read here, each with the reason. */
export type XmpScan = { packets: XmpPacket[]; unread: string[] }

/**
 * Every XMP packet in the bytes of a file, whatever the file is: JPEG, PNG, WebP, TIFF, PDF, SVG or a bare .xmp (XMP Part 1 §7,
 * Part 3). What is compressed, encrypted or cut off is named as unread: that is not the same as none. Linear; at most 1 MiB of XML.
 */
export function xmpPackets(bytes: Uint8Array): XmpScan {
  const whole = bareXmp(bytes)
  if (whole !== null) return withinLimit([{ octet: 0, text: whole }])
  const jpeg = jpegXmp(bytes)
  const text = Buffer.from(jpeg.rest.buffer, jpeg.rest.byteOffset, jpeg.rest.length).toString('latin1')
  const { spans, open } = xmpSpans(text)
  const inClear = spans.map(({ start, end }) => ({ octet: start, text: xmlText(bytes.subarray(start, end)) }))
  const { packets, unread } = withinLimit([...inClear, ...jpeg.extended])
  const cut = open.slice(0, 3).map((start) => `the XMP packet at octet ${start} does not end`)
  return {
    packets,
    unread: [...unread, ...cut, ...utf16Unread(text), ...jpeg.unread, ...pngUnread(bytes), ...pdfUnread(text, spans)],
  }
}

/** The text of a file that is nothing but XMP, or null. */
function bareXmp(bytes: Uint8Array): string | null {
  const head = xmlText(bytes.subarray(0, 2_000))
  const isBare = /^\s*(?:<\?[^>]*\?>\s*)*<(?:!DOCTYPE\s+)?(?:[\w.-]+:)?(?:x[am]pmeta|RDF)[\s>[]/i.test(head)
  return isBare ? xmlText(bytes) : null
}

function utf16Unread(text: string): string[] {
  const wide = Buffer.from('<?xpacket', 'utf16le').toString('latin1')
  return text.includes(wide) ? ['an XMP packet in UTF-16 is not read'] : []
}

function withinLimit(all: readonly XmpPacket[]): XmpScan {
  let left = XML_LIMIT
  const packets = all.filter(({ text }) => {
    left -= text.length
    return left >= 0
  })
  return { packets, unread: left < 0 ? [`more than ${XML_LIMIT} characters of XMP`] : [] }
}
