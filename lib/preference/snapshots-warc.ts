import { fileMechanism } from './harvest-places.ts'
import { type HttpResponse, headerFields, plainBody, readHttpResponse, requestField } from './http-message.ts'
import { type HeaderLine, headerLines } from './signal.ts'
import { FILE_BYTES, isWebAddress, PAGE_BYTES, productTokenOf, type SnapshotItem } from './snapshot.ts'
import type { ByteReader } from './snapshot-bytes.ts'

const HEAD_BYTES = 64 * 1024
/** Headers of a response come before what is read of its body. */
const BLOCK_BYTES = FILE_BYTES + HEAD_BYTES

/**
 * The responses in a WARC file (ISO 28500, WARC/1.0 and 1.1), one after the other: of files that speak for their origin the whole, of any other page
 * the header lines and the beginning of an HTML body. Who asked is known from the request before it, or from the warcinfo.
 */
export async function* readWarc(reader: ByteReader, asked: string): AsyncGenerator<SnapshotItem> {
  let collector = asked
  let request = { url: '', agent: '' }
  for (;;) {
    await skipEmptyLines(reader)
    const offset = await reader.offset()
    if (offset === null) return
    const at = `byte ${offset}`
    const record = await readRecord(reader)
    if (typeof record === 'string') return yield { kind: 'fault', fault: { at, message: record } }
    const { type, url, block } = record
    if (type === 'warcinfo') collector = agentOf(block.toString('utf8')) ?? collector
    if (type === 'request') request = { url, agent: productTokenOf(requestField(block, 'user-agent') ?? '') }
    if (type === 'revisit')
      yield { kind: 'skipped', at, why: 'A revisit refers to a response elsewhere; its bytes are not here.' }
    if (type !== 'response' || !/^https?:/i.test(url)) continue
    const agent = request.url === url && request.agent !== '' ? request.agent : collector
    yield await snapshotOf(record, { at, agent })
  }
}

type WarcRecord = { type: string; url: string; date: string; isCut: boolean; block: Buffer; bytes: number }

/** The next record, or what is wrong with it. */
async function readRecord(reader: ByteReader): Promise<WarcRecord | string> {
  const head = await reader.until('\r\n\r\n', HEAD_BYTES)
  if (!head.found)
    return 'A record begins with header lines and an empty line, each ended by CR LF; they do not end here.'
  const [version = '', ...lines] = head.bytes.toString('utf8').trimEnd().split('\r\n')
  if (!/^WARC\/1\.[01]$/.test(version))
    return `A record begins with WARC/1.0 or WARC/1.1, not with ${JSON.stringify(version.slice(0, 40))}.`
  const fields = headerFields(lines)
  const field = (name: string) => headerLines(fields, name)[0] ?? ''
  const length = field('content-length')
  if (!/^\d{1,15}$/.test(length)) return 'The record does not say its Content-Length.'
  const { bytes, passed } = await reader.take(Number(length), BLOCK_BYTES)
  if (passed < Number(length))
    return `The file ends after ${passed.toLocaleString('en')} of the record’s ${Number(length).toLocaleString('en')} bytes.`
  return {
    type: field('warc-type').toLowerCase(),
    url: field('warc-target-uri').replace(/^<(.*)>$/, '$1'),
    date: field('warc-date'),
    isCut: field('warc-truncated') !== '',
    block: bytes,
    bytes: Number(length),
  }
}

async function snapshotOf(record: WarcRecord, { at, agent }: { at: string; agent: string }): Promise<SnapshotItem> {
  const { url, date, block } = record
  const fetched = Date.parse(date)
  if (Number.isNaN(fetched))
    return { kind: 'fault', fault: { at, message: `The WARC-Date ${JSON.stringify(date.slice(0, 40))} is no time.` } }
  if (!isWebAddress(url)) return { kind: 'skipped', at, why: 'The WARC-Target-URI is no address of the web.' }
  const response = readHttpResponse(block)
  if (response === null) return { kind: 'skipped', at, why: 'The block is no HTTP response.' }
  const isFile = fileMechanism(url) !== null
  const plain = isFile || isHtml(response.headers) ? await bodyOf(response, isFile ? FILE_BYTES : PAGE_BYTES) : NO_BODY
  const isCut = record.isCut || record.bytes > block.length || plain.isCut
  return {
    kind: 'snapshot',
    snapshot: {
      at,
      url,
      fetchedAt: new Date(fetched).toISOString(),
      status: response.status,
      headers: response.headers,
      body: plain.bytes,
      bytes: isFile ? plain.bytes.length : response.body.length,
      isCut,
      agent,
    },
  }
}

const NO_BODY = { bytes: Buffer.alloc(0), isCut: false }

/** What can't be decoded counts as cut off at its beginning. */
async function bodyOf(response: HttpResponse, most: number) {
  return (await plainBody(response, most)) ?? { bytes: Buffer.alloc(0), isCut: true }
}

function isHtml(headers: readonly HeaderLine[]): boolean {
  return /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(headerLines(headers, 'content-type').at(-1) ?? '')
}

/** The User-Agent of the crawl, as the fields of a warcinfo tell it. */
function agentOf(info: string): string | null {
  const line = /^(?:http-header-user-agent|user-agent)[ \t]*:[ \t]*(.+)$/im.exec(info)?.[1]
  return line === undefined ? null : productTokenOf(line)
}

async function skipEmptyLines(reader: ByteReader): Promise<void> {
  for (let line = await reader.until('\r\n', 2); line.found; line = await reader.until('\r\n', 2));
}
