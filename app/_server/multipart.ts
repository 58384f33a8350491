import { Refusal } from '#lib/error.ts'

/** The file of a form, as it comes. `parts` ends where the file ends, and must be read before anything else of the form can be. */
export type SentFile = { name: string; parts: AsyncIterable<Uint8Array> }

const HEAD_MAX = 16 * 1024
const FIELD_MAX = 64 * 1024

/**
 * The fields of a form (RFC 7578) up to its first file, and that file as a stream, so that nothing of it is held. Fields that stand after the
 * file are not read: the form puts them before. Refuses what is no such form, and one that ends in the middle.
 */
export async function openForm(
  sent: AsyncIterable<Uint8Array>,
  contentType: string,
): Promise<{ fields: Map<string, string>; file: SentFile | null }> {
  const reader = readerOf(sent[Symbol.asyncIterator](), Buffer.from(`\r\n--${boundaryIn(contentType)}`, 'latin1'))
  const fields = new Map<string, string>()
  await reader.upToDelimiter(HEAD_MAX)
  while (await reader.hasPart()) {
    const { name, fileName } = parseHead((await reader.head()).toString('utf8'))
    if (fileName !== null) return { fields, file: { name: fileName, parts: reader.body() } }
    fields.set(name, (await reader.upToDelimiter(FIELD_MAX)).toString('utf8'))
  }
  return { fields, file: null }
}

function boundaryIn(contentType: string): string {
  const [, quoted, bare] =
    /^multipart\/form-data\b.*?;\s*boundary=(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/i.exec(contentType) ?? []
  const boundary = quoted ?? bare
  if (boundary === undefined) throw new Refusal('malformed', 'This is no form with a file (multipart/form-data).')
  return boundary
}

function parseHead(head: string): { name: string; fileName: string | null } {
  const said = /^content-disposition:\s*form-data;(.*)$/im.exec(head)?.[1] ?? ''
  const parameter = (key: string) => new RegExp(`[; ]${key}="([^"\\r\\n]*)"`, 'i').exec(` ${said}`)?.[1] ?? null
  const name = parameter('name')
  if (name === null) throw new Refusal('malformed', 'A part of the form has no name.')
  return { name, fileName: unescaped(parameter('filename')) }
}

/** Browsers write a quote and a line break in a file's name as percent signs (WHATWG HTML, multipart/form-data). */
function unescaped(text: string | null): string | null {
  return text === null ? null : text.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n')
}

function readerOf(sent: AsyncIterator<Uint8Array>, delimiter: Buffer) {
  // the first delimiter stands at the very start, without the line break that parts the others
  let held: Buffer = Buffer.from('\r\n', 'latin1')

  async function more(): Promise<void> {
    const { done, value } = await sent.next()
    if (done === true) throw new Refusal('malformed', 'The form ended before it was whole. Nothing was kept.')
    held = held.length === 0 ? Buffer.from(value) : Buffer.concat([held, value])
  }

  async function upTo(end: Buffer, most: number): Promise<Buffer> {
    let from = 0
    for (;;) {
      const at = held.indexOf(end, from)
      if (at >= 0) {
        const before = held.subarray(0, at)
        held = held.subarray(at + end.length)
        return before
      }
      if (held.length > most + end.length) throw new Refusal('too-large', 'A field of the form is too long.')
      from = Math.max(0, held.length - end.length + 1)
      await more()
    }
  }

  return {
    upToDelimiter: (most: number) => upTo(delimiter, most),
    head: () => upTo(Buffer.from('\r\n\r\n', 'latin1'), HEAD_MAX),
    /** After a delimiter: whether a part follows. Two hyphens end the form. */
    async hasPart(): Promise<boolean> {
      while (held.length < 2) await more()
      if (held.toString('latin1', 0, 2) === '--') return false
      await upTo(Buffer.from('\r\n', 'latin1'), 100)
      return true
    },
    /** The bytes of the part, up to the delimiter; what could be its beginning is held back. */
    async *body(): AsyncGenerator<Uint8Array> {
      for (;;) {
        const at = held.indexOf(delimiter)
        if (at >= 0) {
          const last = held.subarray(0, at)
          held = held.subarray(at + delimiter.length)
          if (last.length > 0) yield last
          return
        }
        const sure = held.length - delimiter.length + 1
        if (sure > 0) {
          yield held.subarray(0, sure)
          held = held.subarray(sure)
        }
        await more()
      }
    },
  }
}
