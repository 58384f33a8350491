import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { PAGE_BYTES, productTokenOf, type SnapshotItem } from './snapshot.ts'
import { readSnapshots } from './snapshots.ts'

async function read(file: Buffer | string, agent = ''): Promise<SnapshotItem[]> {
  const items: SnapshotItem[] = []
  for await (const item of readSnapshots(Buffer.from(file), agent)) items.push(item)
  return items
}

/** Each item in a line: what is told of it. */
const told = (items: readonly SnapshotItem[]) =>
  items.map((item) => {
    if (item.kind === 'fault') return `fault at ${item.fault.at}: ${item.fault.message}`
    if (item.kind === 'skipped') return `skipped at ${item.at}`
    const { status, url, body } = item.snapshot
    return `${status} ${url} ${JSON.stringify(Buffer.from(body).toString())}`
  })

type Fields = Record<string, string>

function record(type: string, fields: Fields, block: Buffer | string, version = 'WARC/1.0'): Buffer {
  const bytes = Buffer.from(block)
  const lines = Object.entries({
    'WARC-Type': type,
    'WARC-Date': '2025-06-05T12:00:00Z',
    'Content-Length': String(bytes.length),
    ...fields,
  })
  const head = [version, ...lines.map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n')
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n\r\n')])
}

const http = (body: Buffer | string, fields: Fields = {}, status = '200 OK') =>
  Buffer.concat([
    Buffer.from([`HTTP/1.1 ${status}`, ...Object.entries(fields).map((one) => one.join(': ')), '', ''].join('\r\n')),
    Buffer.from(body),
  ])
const response = (url: string, block: Buffer | string, more: Fields = {}) =>
  record('response', { 'WARC-Target-URI': url, ...more }, block)

const ROBOTS = 'http://a.example/robots.txt'

for (const [how, pack] of [
  ['as it is', (records: Buffer[]) => Buffer.concat(records)],
  ['with gzip by record', (records: Buffer[]) => Buffer.concat(records.map((one) => gzipSync(one)))],
  ['with gzip as a whole', (records: Buffer[]) => gzipSync(Buffer.concat(records))],
] as const)
  test(`ISO 28500: a WARC file ${how} gives the responses that are in it`, async () => {
    const file = pack([
      record('warcinfo', {}, 'software: x\r\nhttp-header-user-agent: CCBot/2.0 (https://a.example)\r\n'),
      record('request', { 'WARC-Target-URI': ROBOTS }, 'GET /robots.txt HTTP/1.1\r\nUser-Agent: OtherBot/1\r\n\r\n'),
      response(ROBOTS, http('User-agent: *\n', { 'Content-Type': 'text/plain' })),
      record('metadata', { 'WARC-Target-URI': ROBOTS }, 'x: y'),
      record('response', { 'WARC-Target-URI': 'dns:a.example' }, 'a.example. 1 IN A 1.2.3.4'),
      record('revisit', { 'WARC-Target-URI': ROBOTS }, ''),
      response('http://b.example/robots.txt', http('', {}, '404 Not Found')),
    ])
    const items = await read(file)
    expect(told(items).map((line) => line.replace(/ at byte \d+/, ''))).toEqual([
      `200 ${ROBOTS} "User-agent: *\\n"`,
      'skipped',
      '404 http://b.example/robots.txt ""',
    ])
    const agents = items.flatMap((item) => (item.kind === 'snapshot' ? [item.snapshot.agent] : []))
    expect(agents).toEqual(['OtherBot', 'CCBot'])
  })

test('WARC/1.1 is read too, and a target in angle brackets', async () => {
  const file = record('response', { 'WARC-Target-URI': `<${ROBOTS}>` }, http('x'), 'WARC/1.1')
  expect(told(await read(file))).toEqual([`200 ${ROBOTS} "x"`])
})

test('header lines of a response stay apart and in order', async () => {
  const block = 'HTTP/1.1 200 OK\r\nX-Robots-Tag: GPTBot: noai\r\nx-robots-tag: noimageai\r\n folded\r\n\r\n<html>'
  const [item] = await read(response('http://a.example/page', block))
  expect(item?.kind === 'snapshot' && item.snapshot.headers).toEqual([
    ['X-Robots-Tag', 'GPTBot: noai'],
    ['x-robots-tag', 'noimageai folded'],
  ])
})

test('bodies are read without chunks and compression; one that is kept without them, though its lines tell of them, as it is', async () => {
  const chunked = '6\r\nUser-a\r\n8;x=y\r\ngent: *\n\r\n0\r\n\r\n'
  const zipped = gzipSync('User-agent: *\n')
  const bodies: [Buffer | string, Fields][] = [
    [chunked, { 'Transfer-Encoding': 'chunked' }],
    ['User-agent: *\n', { 'Transfer-Encoding': 'chunked' }],
    [zipped, { 'Content-Encoding': 'gzip' }],
    ['User-agent: *\n', { 'Content-Encoding': 'gzip' }],
  ]
  for (const [body, fields] of bodies)
    expect(told(await read(response(ROBOTS, http(body, fields))))).toEqual([`200 ${ROBOTS} "User-agent: *\\n"`])
})

test('a body that can not be decoded counts as cut off, and so does one that the archive cut', async () => {
  const broken = http(gzipSync('User-agent: *\n'.repeat(99)).subarray(0, 30), { 'Content-Encoding': 'gzip' })
  const items = [
    ...(await read(response(ROBOTS, broken))),
    ...(await read(response(ROBOTS, http('x', { 'Content-Encoding': 'zstd' })))),
    ...(await read(response(ROBOTS, http('User-agent'), { 'WARC-Truncated': 'length' }))),
  ]
  expect(items.map((item) => item.kind === 'snapshot' && item.snapshot.isCut)).toEqual([true, true, true])
})

test('of a page the beginning of the HTML is read, of anything else that is no file of its origin nothing', async () => {
  const page = http('x'.repeat(300_000), { 'Content-Type': 'text/html; charset=utf-8' })
  const image = http('x'.repeat(300_000), { 'Content-Type': 'image/png' })
  const [html, png] = [
    ...(await read(response('http://a.example/', page))),
    ...(await read(response('http://a.example/i.png', image))),
  ]
  expect(html?.kind === 'snapshot' && [html.snapshot.body.length, html.snapshot.bytes]).toEqual([PAGE_BYTES, 300_000])
  expect(png?.kind === 'snapshot' && [png.snapshot.body.length, png.snapshot.bytes]).toEqual([0, 300_000])
})

test('a record of many megabytes is passed over without being held', async () => {
  const large = response('http://a.example/film', http('x'.repeat(30_000_000)))
  const items = await read(Buffer.concat([gzipSync(large), gzipSync(response(ROBOTS, http('y')))]))
  expect(told(items).map((line) => line.slice(0, 40))).toEqual(['200 http://a.example/film ""', `200 ${ROBOTS} "y"`])
})

test('what is no WARC record is a fault with its place', async () => {
  const first = response(ROBOTS, http('x'))
  const second = await read(Buffer.concat([first, Buffer.from('WARC/9.9\r\nContent-Length: 0\r\n\r\n')]))
  expect(told(second)[1]).toBe(
    `fault at byte ${first.length}: A record begins with WARC/1.0 or WARC/1.1, not with "WARC/9.9".`,
  )
  expect(told(await read(first.subarray(0, first.length - 10)))).toEqual([
    expect.stringContaining('fault at byte 0: The file ends after'),
  ])
  expect(told(await read('WARC/1.0\r\nWARC-Type: response\r\n\r\n'))).toEqual([
    expect.stringContaining('Content-Length'),
  ])
  expect(told(await read(response(ROBOTS, http('x'), { 'WARC-Date': 'today' })))).toEqual([
    expect.stringContaining('WARC-Date'),
  ])
})

test('a gzip file that ends too early, or holds something else, is a fault with its place', async () => {
  const [one, two] = [gzipSync(response(ROBOTS, http('x'))), gzipSync(response(ROBOTS, http('y')))]
  const cut = await read(Buffer.concat([one, two.subarray(0, two.length - 12)]))
  expect(told(cut).at(-1)).toContain(`fault at byte ${one.length}`)
  const other = await read(Buffer.concat([one, Buffer.from('hello')]))
  expect(told(other).at(-1)).toContain(`fault at byte ${one.length}`)
})

test('a small file that unfolds without end is a fault', async () => {
  const bomb = gzipSync(
    Buffer.concat([Buffer.from('WARC/1.0\r\nContent-Length: 900000000\r\n\r\n'), Buffer.alloc(90_000_000)]),
  )
  expect(told(await read(bomb))).toEqual([expect.stringContaining('unfolds to more than')])
})

const LINE = {
  url: ROBOTS,
  fetchedAt: '2025-06-05T12:00:00+02:00',
  status: 200,
  headers: [['ETag', '"1"']],
  body: 'x',
  agent: 'CCBot/2.0',
}

test('JSON lines are read with or without gzip, empty lines passed over', async () => {
  const text = `\uFEFF${JSON.stringify(LINE)}\r\n\n${JSON.stringify({ ...LINE, body: undefined, bodyBase64: 'eQ==' })}`
  for (const file of [Buffer.from(text), gzipSync(text)]) {
    const items = await read(file)
    expect(told(items)).toEqual([`200 ${ROBOTS} "x"`, `200 ${ROBOTS} "y"`])
    expect(items[0]?.kind === 'snapshot' && items[0].snapshot).toMatchObject({
      at: 'line 1',
      fetchedAt: '2025-06-05T10:00:00.000Z',
      agent: 'CCBot',
      headers: [['ETag', '"1"']],
    })
  }
})

test('a line that is no snapshot is a fault with its number and field; the lines after it are read', async () => {
  const lines = [
    '{',
    JSON.stringify({ ...LINE, url: 'ftp://a.example/' }),
    JSON.stringify({ ...LINE, status: 'ok' }),
    JSON.stringify({ ...LINE, bodyBase64: 'eA==' }),
    JSON.stringify({ ...LINE, fetchedAt: 'yesterday' }),
    JSON.stringify({ ...LINE, colour: 'red' }),
    JSON.stringify({ ...LINE, headers: [['X', 'a\u0000']] }),
    JSON.stringify(LINE),
  ]
  const said = told(await read(lines.join('\n')))
  expect(said.map((line) => line.split(':')[0])).toEqual([
    'fault at line 1',
    'fault at line 2',
    'fault at line 3',
    'fault at line 4',
    'fault at line 5',
    'fault at line 6',
    'fault at line 7',
    '200 http',
  ])
  expect(said[1]).toContain('url: An http or https address.')
  expect(said[5]).toContain('colour')
})

test('a line longer than any snapshot ends the reading', async () => {
  const items = await read(`${JSON.stringify(LINE)}\n${'x'.repeat(5_000_000)}\n${JSON.stringify(LINE)}`)
  expect(told(items)[1]).toContain('fault at line 2: The line is longer than')
  expect(items).toHaveLength(2)
})

test('an empty file holds nothing', async () => expect(await read('')).toEqual([]))

test('who asked is the first product of a User-Agent, or the one behind a pretended browser', () => {
  expect(productTokenOf('CCBot/2.0 (https://commoncrawl.org/faq/)')).toBe('CCBot')
  expect(productTokenOf('Mozilla/5.0 (compatible; Example-Bot/1.0; +https://a.example)')).toBe('Example-Bot')
  expect(productTokenOf('')).toBe('')
})
