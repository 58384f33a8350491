import type { XmpSpan } from './xmp-spans.ts'

/** At most this many metadata streams of one file are looked at: one for the document, one for each picture in it. */
const MAX_STREAMS = 1000

/**
 * Names of the metadata streams of a PDF that hold no packet in the clear, since a filter or a password hides it (ISO 32000-2
 * §14.3.2). `text`: the file as Latin-1; `spans`: the packets found in it, in their order. Linear.
 */
export function pdfUnread(text: string, spans: readonly XmpSpan[]): string[] {
  if (!text.slice(0, 1024).includes('%PDF-')) return []
  let next = 0
  const hidden = metadataStreams(text).filter(({ start, end }) => {
    while ((spans[next]?.start ?? end) < start) next += 1
    return (spans[next]?.start ?? end) >= end
  })
  return hidden
    .slice(0, 3)
    .map(({ start }) => `the metadata stream at octet ${start} of the PDF is compressed or encrypted`)
}

function metadataStreams(text: string): XmpSpan[] {
  const streams: XmpSpan[] = []
  const type = /\/Type\s*\/Metadata(?![A-Za-z])/g
  while (type.exec(text) !== null && streams.length < MAX_STREAMS) {
    const start = text.indexOf('stream', type.lastIndex)
    const end = start === -1 ? -1 : text.indexOf('endstream', start)
    streams.push({ start: start === -1 ? type.lastIndex : start, end: end === -1 ? text.length : end })
    if (end === -1) break
    type.lastIndex = end
  }
  return streams
}
