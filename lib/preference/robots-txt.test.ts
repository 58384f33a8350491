import { expect, test } from '@playwright/test'
import { groupLines, parseRobotsTxt, ROBOTS_TXT_LIMIT, ROBOTS_TXT_LINES, textOf } from './robots-txt.ts'

const parse = (text: string) => parseRobotsTxt(Buffer.from(text, 'latin1'))

test('CR, LF and CRLF end a line, and each line keeps its number', () => {
  const { lines } = parse('User-agent: *\rDisallow: /a\r\nDisallow: /b\n\nAllow: /')
  expect(lines.filter(({ key }) => key !== '').map(({ line, key, value }) => `${line} ${key} ${value}`)).toEqual([
    '1 user-agent *',
    '2 disallow /a',
    '3 disallow /b',
    '5 allow /',
  ])
})

test('a byte order mark is skipped, also one that is cut off; what is no record says nothing', () => {
  for (const mark of ['\xef\xbb\xbf', '\xef\xbb', '\xef'])
    expect(parse(`${mark}User-agent: *\nDisallow /x\n<html>`).lines.map(({ key }) => key)).toEqual([
      'user-agent',
      '',
      '',
    ])
})

test('octets stay as they came, and are shown as UTF-8', () => {
  const [line] = parseRobotsTxt(Buffer.from('Disallow: /café # non')).lines
  expect(line?.value).toBe('/caf\u00c3\u00a9')
  expect(textOf(line?.value ?? '')).toBe('/café')
})

test('only allow and disallow end a list of agents; for AIPREF and RSL their own lines do as well', () => {
  const file = parse(
    'User-agent: A\nContent-Usage: search=n\nSitemap: /s\nUser-agent: B\nLicense: x\nUser-agent: C\nAllow: /',
  )
  const agents = (groups: typeof file.rfc) => groups.map((group) => group.agents.map(({ value }) => value).join())
  expect(agents(file.rfc)).toEqual(['A,B,C'])
  expect(agents(file.extended)).toEqual(['A', 'B', 'C'])
  expect(agents(groupLines(file.lines, ['sitemap']))).toEqual(['A', 'B,C'])
})

test('lines before the first agent are in no group', () => {
  const { outside, rfc } = parse('# x\nDisallow: /\nUser-agent: *\n')
  expect(outside.map(({ value }) => value)).toEqual(['/'])
  expect(rfc[0]?.lines).toEqual([])
})

test('what an edge put before the owner’s file is told apart by its markers', () => {
  const file = parse('# BEGIN Cloudflare Managed content\nUser-agent: *\n# END Cloudflare Managed Content\nAllow: /')
  expect(file.lines.map(({ isEdge }) => isEdge)).toEqual([true, true, true, false])
})

test('RFC 9309 s2.5: 512,000 octets are read, what is beyond is not', () => {
  const long = Buffer.concat([Buffer.alloc(ROBOTS_TXT_LIMIT, '#'), Buffer.from('\nUser-agent: *')])
  expect(parseRobotsTxt(long)).toMatchObject({ isTruncated: true, rfc: [] })
})

test('half a megabyte of empty lines is read as far as a file has lines, and is told to be cut', () => {
  const file = parseRobotsTxt(Buffer.from(`User-agent: *\n${'\n'.repeat(400_000)}Disallow: /\n`))
  expect([file.lines.length, file.isTruncated, file.rfc.length]).toEqual([ROBOTS_TXT_LINES, true, 1])
})

test('a file of as many lines as are read is whole', () => {
  const file = parseRobotsTxt(Buffer.from(`${'#\n'.repeat(ROBOTS_TXT_LINES - 1)}Disallow: /`))
  expect([file.lines.length, file.isTruncated, file.outside.length]).toEqual([ROBOTS_TXT_LINES, false, 1])
})
