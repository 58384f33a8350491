import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { bytesBody, jsonBody, NO_BODY, streamBody } from '#app/api/v1/_contract/body.ts'
import { readRequestBytes, sentParts } from './request-body.ts'

const JSON_BODY = jsonBody(z.object({}), 'thing', 100)

function requestOf(body: BodyInit, headers: Record<string, string> = {}): Request {
  return new Request('http://localhost/', { method: 'POST', body, headers })
}

/** A body that comes in parts, so that nobody knows its length before. */
function streamed(parts: Uint8Array[]): Request {
  const body = new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(part)
      controller.close()
    },
  })
  const init = { method: 'POST', body, duplex: 'half' }
  return new Request('http://localhost/', init)
}

test('a body is read as it is, and inflated where it says so', async () => {
  const plain = await readRequestBytes(requestOf('{"a":1}', { 'content-type': 'application/json' }), JSON_BODY)
  expect(Buffer.from(plain).toString()).toBe('{"a":1}')
  const packed = requestOf(gzipSync('{"a":1}'), { 'content-type': 'application/json', 'content-encoding': 'gzip' })
  expect(Buffer.from(await readRequestBytes(packed, JSON_BODY)).toString()).toBe('{"a":1}')
})

test('what is not asked for is not read', async () => {
  expect(await readRequestBytes(requestOf('x'.repeat(1000)), NO_BODY)).toHaveLength(0)
})

test('a body beyond the bound is refused, also when it comes in parts, or is small only while packed', async () => {
  const bound = bytesBody(100)
  await expect(readRequestBytes(requestOf('x'.repeat(101)), bound)).rejects.toMatchObject({ code: 'too-large' })
  await expect(readRequestBytes(streamed([new Uint8Array(60), new Uint8Array(60)]), bound)).rejects.toMatchObject({
    code: 'too-large',
  })
  const bomb = requestOf(gzipSync(Buffer.alloc(10_000_000)), { 'content-encoding': 'gzip' })
  await expect(readRequestBytes(bomb, bytesBody(50_000))).rejects.toMatchObject({ code: 'too-large' })
})

test('gzip that is none, or is cut off, is a fault of the sender', async () => {
  const headers = { 'content-encoding': 'gzip' }
  await expect(readRequestBytes(requestOf('plain', headers), bytesBody(100))).rejects.toMatchObject({
    code: 'malformed',
  })
  const cut = gzipSync('x'.repeat(1000)).subarray(0, 15)
  await expect(readRequestBytes(requestOf(cut, headers), bytesBody(2000))).rejects.toMatchObject({ code: 'malformed' })
})

for (const [headers, code] of [
  [{ 'content-type': 'text/plain' }, 'unsupported-media-type'],
  [{ 'content-type': 'application/x-www-form-urlencoded' }, 'unsupported-media-type'],
  [{ 'content-type': 'application/json; charset=latin1' }, 'unsupported-media-type'],
  [{ 'content-type': 'application/json', 'content-encoding': 'br' }, 'unsupported-media-type'],
] as const)
  test(`a JSON body with ${JSON.stringify(headers)} is refused`, async () => {
    await expect(readRequestBytes(requestOf('{}', headers), JSON_BODY)).rejects.toMatchObject({ code })
  })

for (const type of ['application/json; charset=UTF-8', 'application/ld+json', 'Application/JSON'])
  test(`a JSON body may be called ${type}`, async () => {
    expect(await readRequestBytes(requestOf('{}', { 'content-type': type }), JSON_BODY)).toHaveLength(2)
  })

test('a streamed body is handed on as it comes: the first part is there before the last is sent', async () => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const body = new ReadableStream({
    async start(controller) {
      controller.enqueue(Buffer.from('first'))
      await held
      controller.enqueue(Buffer.from('last'))
      controller.close()
    },
  })
  const init = { method: 'PUT', body, duplex: 'half' }
  const parts = sentParts(new Request('http://localhost/', init), streamBody(100))
  expect(Buffer.from((await parts.next()).value ?? []).toString()).toBe('first')
  release()
  expect(Buffer.from((await parts.next()).value ?? []).toString()).toBe('last')
  expect((await parts.next()).done).toBe(true)
})

test('a streamed body is inflated and bounded as any other, and may be of any media type', async () => {
  const read = async (request: Request, maxBytes: number) => {
    const parts: Uint8Array[] = []
    for await (const part of sentParts(request, streamBody(maxBytes))) parts.push(part)
    return Buffer.concat(parts).toString()
  }
  const headers = { 'content-type': 'text/csv', 'content-encoding': 'gzip' }
  expect(await read(requestOf(gzipSync('id,digest'), headers), 100)).toBe('id,digest')
  await expect(read(requestOf(gzipSync(Buffer.alloc(5000)), headers), 1000)).rejects.toMatchObject({
    code: 'too-large',
  })
  await expect(read(streamed([new Uint8Array(60), new Uint8Array(60)]), 100)).rejects.toMatchObject({
    code: 'too-large',
  })
})

test('a connection that ends in the middle of a body is told as that, not as a fault of the registry', async () => {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(Buffer.from('half'))
      controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }))
    },
  })
  const init = { method: 'PUT', body, duplex: 'half' }
  const parts = sentParts(new Request('http://localhost/', init), streamBody(100))
  await expect(
    (async () => {
      for await (const _part of parts);
    })(),
  ).rejects.toMatchObject({ code: 'malformed', message: expect.stringContaining('before the body was whole') })
})
