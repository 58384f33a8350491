import { expect, test } from '@playwright/test'
import { openForm } from './multipart.ts'

const TYPE = 'multipart/form-data; boundary=----edge'

/** A body in pieces of this size, as a connection may bring it. */
async function* pieces(body: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < body.length; start += size) yield body.subarray(start, start + size)
}

function form(file: Buffer, { name = 'a.csv', end = '\r\n------edge--\r\n' } = {}): Buffer {
  const head = [
    '------edge',
    'Content-Disposition: form-data; name="note"',
    '',
    'two\r\nlines',
    '------edge',
    `Content-Disposition: form-data; name="file"; filename="${name}"`,
    'Content-Type: text/csv',
    '',
    '',
  ].join('\r\n')
  return Buffer.concat([Buffer.from(head), file, Buffer.from(end)])
}

async function read(body: Buffer, size: number, type = TYPE) {
  const { fields, file } = await openForm(pieces(body, size), type)
  const parts: Uint8Array[] = []
  for await (const part of file?.parts ?? []) parts.push(part)
  return { fields: Object.fromEntries(fields), name: file?.name ?? null, bytes: Buffer.concat(parts) }
}

const TRICKY = Buffer.from('id,digest\r\n\r\n--\r\n-----edge\r\n------edg\r\n------EDGE\r\n--')

for (const size of [1, 2, 3, 7, 11, 64, 100_000])
  test(`RFC 7578: fields and file are read whole from pieces of ${size} bytes`, async () => {
    expect(await read(form(TRICKY), size)).toEqual({ fields: { note: 'two\r\nlines' }, name: 'a.csv', bytes: TRICKY })
    expect((await read(form(Buffer.alloc(0)), size)).bytes).toHaveLength(0)
  })

test('a large file is handed on in pieces: no more than one piece and a delimiter is held', async () => {
  const large = Buffer.alloc(5_000_000, 0x61)
  const { file } = await openForm(pieces(form(large), 65_536), TYPE)
  let [count, most] = [0, 0]
  for await (const part of file?.parts ?? []) {
    count += part.length
    most = Math.max(most, part.length)
  }
  expect(count).toBe(large.length)
  expect(most).toBeLessThan(70_000)
})

test('a form that ends in the middle is refused, wherever it ends', async () => {
  const whole = form(Buffer.from('id,digest'), { end: '\r\n------edge--' })
  for (const length of [3, 20, 80, 160, whole.length - 14, whole.length - 9])
    await expect(read(whole.subarray(0, length), 16)).rejects.toMatchObject({ code: 'malformed' })
})

test('a boundary may stand in quotes, a name may hold a quote, and a form may have no file', async () => {
  const quoted = await read(
    form(Buffer.from('x'), { name: 'a%22b.csv' }),
    9,
    'multipart/form-data; boundary="----edge"',
  )
  expect(quoted.name).toBe('a"b.csv')
  const bare = Buffer.from('------edge\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n------edge--\r\n')
  expect(await read(bare, 5)).toMatchObject({ fields: { a: '1' }, name: null })
})

test('what is no form, has a part without a name, or an endless field is refused', async () => {
  await expect(read(form(TRICKY), 100, 'application/json')).rejects.toMatchObject({ code: 'malformed' })
  await expect(read(form(TRICKY), 100, 'multipart/form-data')).rejects.toMatchObject({ code: 'malformed' })
  const nameless = Buffer.from('------edge\r\nContent-Type: text/plain\r\n\r\nx\r\n------edge--')
  await expect(read(nameless, 100)).rejects.toMatchObject({ code: 'malformed' })
  const endless = Buffer.concat([
    Buffer.from('------edge\r\nContent-Disposition: form-data; name="a"\r\n\r\n'),
    Buffer.alloc(200_000, 0x62),
  ])
  await expect(read(endless, 1000)).rejects.toMatchObject({ code: 'too-large' })
})
