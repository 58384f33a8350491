import { createReadStream, statSync } from 'node:fs'
import { type IncomingMessage, request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { basename } from 'node:path'
import { Refusal } from '#lib/error.ts'
import { say } from './registry-answer.ts'

/** Where a file goes, how, and as whom. `timeoutMs`: how long nothing may move. */
export type FileLine = { method: 'PUT' | 'POST'; address: string; token: string; timeoutMs: number }

/** What was answered to a file. */
export type FileAnswer = { status: number; type: string; bytes: Buffer }

/**
 * Sends a file as the body of a request, as it is, from the disk: nothing of it is held. A registry that answers before all
 * was sent is listened to. `onSent` is told how many bytes went.
 */
export function sendFile(line: FileLine, file: string, onSent: (bytes: number) => void): Promise<FileAnswer> {
  const { size } = statSync(file)
  const address = new URL(line.address)
  const request = (address.protocol === 'https:' ? secureRequest : plainRequest)(address, {
    method: line.method,
    headers: {
      accept: 'application/json',
      'user-agent': 'colophon-cli',
      'content-type': 'application/octet-stream',
      'content-length': size,
      ...(line.token !== '' && { authorization: `Bearer ${line.token}` }),
    },
  })
  const body = createReadStream(file, { highWaterMark: 1 << 20 })
  let sent = 0
  body.on('data', (chunk) => {
    sent += chunk.length
    onSent(sent)
  })
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      body.destroy()
      request.destroy()
      reject(error)
    }
    body.once('error', fail)
    request.once('error', (error: NodeJS.ErrnoException) => fail(broken(error.code ?? error.message, line)))
    request.setTimeout(line.timeoutMs, () => fail(broken('TIMEOUT', line)))
    request.once('response', (response) => {
      readAnswer(response).then((answer) => {
        body.destroy()
        request.destroy()
        resolve(answer)
      }, reject)
    })
    body.pipe(request)
  })
}

/** The name under which a file is sent: its last part, bounded. */
export function sentName(file: string): string {
  return basename(file).slice(-300)
}

async function readAnswer(response: IncomingMessage): Promise<FileAnswer> {
  const parts: Buffer[] = []
  for await (const part of response) parts.push(Buffer.from(part))
  const type = response.headers['content-type'] ?? ''
  return { status: response.statusCode ?? 0, type, bytes: Buffer.concat(parts) }
}

function broken(code: string, { address, timeoutMs }: FileLine): Refusal {
  return new Refusal('unavailable', say(code, new URL(address).origin, timeoutMs))
}
