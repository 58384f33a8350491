import { headerLines, type Signal } from './signal.ts'

/** What a body is to the readers of preferences. `media`: a file that may hold an XMP packet; `other`: nothing that is read. */
export type BodyKind = 'html' | 'opf' | 'media' | 'other'

const BY_TYPE: [RegExp, BodyKind][] = [
  [/^(?:text\/html|application\/xhtml\+xml)$/, 'html'],
  [/^application\/oebps-package\+xml$/, 'opf'],
  [/^(?:image\/|application\/(?:pdf|rdf\+xml|postscript)$|video\/|audio\/)/, 'media'],
  [/^(?:text\/(?:plain|css|csv|markdown|javascript)|application\/(?:json|javascript|ld\+json))$/, 'other'],
]

/** What the body of a response is: by its Content-Type, and where that says nothing of it, by how it begins. */
export function bodyKind({ body, headers }: Pick<Signal, 'body' | 'headers'>): BodyKind {
  if (body === null) return 'other'
  const type = (headerLines(headers, 'content-type').at(-1) ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  return BY_TYPE.find(([pattern]) => pattern.test(type))?.[1] ?? kindByStart(startOf(body))
}

/** Whether a file that should be plain text or JSON begins as a page does: a site's answer for whatever it does not have. */
export function isSoft404(body: Uint8Array): boolean {
  return /^\s*<(?:[!?]|[a-z])/i.test(startOf(body))
}

/** The first characters, Latin-1 for UTF-8; of UTF-16 every second octet, which for markup is the character. */
function startOf(body: Uint8Array): string {
  const text = Buffer.from(body.subarray(0, 4096)).toString('latin1')
  return text.replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '').replaceAll('\0', '')
}

function kindByStart(start: string): BodyKind {
  if (!/^\s*</.test(start) || /^\s*<\?xpacket/.test(start)) return 'media'
  const first = /<([a-z][\w:.-]*)/i.exec(start.replace(/<!--[\s\S]*?-->/g, ''))?.[1]?.toLowerCase() ?? ''
  if (/^(?:\w+:x[am]pmeta|rdf:\w+|svg)$/.test(first)) return 'media'
  return /^(?:\w+:)?package$/.test(first) ? 'opf' : 'html'
}
