import { z } from 'zod'
import { attempt } from '../attempt.ts'
import { fileMechanism } from './harvest-places.ts'
import { HeaderLine } from './signal.ts'
import { FILE_BYTES, isWebAddress, PAGE_BYTES, productTokenOf, type SnapshotItem } from './snapshot.ts'
import type { ByteReader } from './snapshot-bytes.ts'

/** The longest line: a body of 1 MiB in base64, and its header lines. */
const LINE_BYTES = 4 * 1024 * 1024

const withoutNul = (text: string) => !text.includes('\0')

/** One line: a response as the collector kept it. The body is without transfer and content coding. */
export const SnapshotLine = z
  .strictObject({
    url: z.string().refine(isWebAddress, 'An http or https address.'),
    fetchedAt: z.iso.datetime({ offset: true, error: 'A time such as 2025-06-05T12:00:00Z.' }),
    status: z.int().min(100).max(999),
    headers: z
      .array(HeaderLine)
      .max(500)
      .refine((lines) => lines.flat().every(withoutNul), 'A header line holds a NUL.')
      .default([]),
    body: z.string().nullable().optional(),
    bodyBase64: z.base64('Base64.').nullable().optional(),
    agent: z.string().max(500).refine(withoutNul, 'A NUL.').default(''),
  })
  .refine(({ body, bodyBase64 }) => typeof body !== 'string' || typeof bodyBase64 !== 'string', {
    path: ['bodyBase64'],
    message: 'The body is given once: as text or as base64.',
  })

/** The responses in a file of JSON lines, one after the other; a line that is none is a fault with its number, and the rest is still read. */
export async function* readSnapshotLines(reader: ByteReader, asked: string): AsyncGenerator<SnapshotItem> {
  for (let number = 1; ; number++) {
    const at = `line ${number}`
    const line = await reader.until('\n', LINE_BYTES)
    if (!line.found && line.bytes.length >= LINE_BYTES) {
      const message = `The line is longer than ${LINE_BYTES.toLocaleString('en')} bytes.`
      return yield { kind: 'fault', fault: { at, message } }
    }
    const text = line.bytes.toString('utf8').replace(/^\uFEFF/, '')
    if (text.trim() !== '') yield lineOf(text, at, asked)
    if (!line.found) return
  }
}

function lineOf(text: string, at: string, asked: string): SnapshotItem {
  const json = attempt((): unknown => JSON.parse(text))
  if (!json.ok) return { kind: 'fault', fault: { at, message: `The line is no JSON: ${json.why}` } }
  const read = SnapshotLine.safeParse(json.value)
  if (!read.success) {
    const [issue] = read.error.issues
    const place = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('/')}: `
    return { kind: 'fault', fault: { at, message: `${place}${issue?.message ?? 'The line is no snapshot.'}` } }
  }
  const { url, fetchedAt, status, headers, body, bodyBase64, agent } = read.data
  const whole = Buffer.from(bodyBase64 ?? body ?? '', typeof bodyBase64 === 'string' ? 'base64' : 'utf8')
  const most = fileMechanism(url) === null ? PAGE_BYTES : FILE_BYTES
  const snapshot = {
    at,
    url,
    fetchedAt: new Date(fetchedAt).toISOString(),
    status,
    headers,
    body: whole.subarray(0, most),
    bytes: whole.length,
    isCut: whole.length > most,
    agent: agent === '' ? asked : productTokenOf(agent),
  }
  return { kind: 'snapshot', snapshot }
}
