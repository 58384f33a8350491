/** Where a packet stands, in octets; `end` is the first octet after it. */
export type XmpSpan = { start: number; end: number }

/** The packets that begin and end, and the octets at which others begin that do not end. */
export type XmpSpans = { spans: XmpSpan[]; open: number[] }

const MARK =
  /<\?xpacket\s+(?<wrapper>begin|end)\s*=|<(?:[\w.-]+:)?x[am]pmeta(?<start>[\s>])|<\/(?:[\w.-]+:)?x[am]pmeta\s*(?<end>>)/g

/**
 * Finds XMP packets in the bytes of any file, given as Latin-1. A packet is what stands between `<x:xmpmeta` and its end; where a
 * wrapper `<?xpacket` holds none, all that the wrapper holds (XMP Part 1 §7.3). Linear.
 */
export function xmpSpans(text: string): XmpSpans {
  const spans: XmpSpan[] = []
  const open: number[] = []
  let wrapper: number | null = null
  let meta: number | null = null
  const giveUp = () => {
    const start = meta ?? wrapper
    if (start !== null) open.push(start)
    wrapper = null
    meta = null
  }
  for (const { index, 0: mark, groups = {} } of text.matchAll(MARK)) {
    if (groups.wrapper === 'begin') {
      giveUp()
      wrapper = index
    } else if (groups.wrapper === 'end') {
      if (meta === null && wrapper !== null) spans.push({ start: wrapper, end: index })
      else giveUp()
      wrapper = null
    } else if (groups.start !== undefined) {
      if (meta !== null) giveUp()
      meta = index
    } else if (meta !== null) {
      spans.push({ start: meta, end: index + mark.length })
      wrapper = null
      meta = null
    }
  }
  giveUp()
  return { spans, open }
}
