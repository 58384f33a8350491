import { expect, test } from '@playwright/test'
import { groupFinder, groupsFor } from './robots-groups.ts'
import { parseRobotsTxt } from './robots-txt.ts'

const text =
  'User-agent: *\nAllow: /1\nUser-agent: img2dataset\nUser-agent: Bot\nAllow: /2\nUser-agent: bOT\nAllow: /3\nUser-agent: Two words\nAllow: /4'
const file = parseRobotsTxt(Buffer.from(text))
const rulesFor = (agent: string) =>
  groupsFor(file, agent).groups.flatMap(({ lines }) => lines.map(({ value }) => value))

test('RFC 9309 s2.2.1: all groups that name the agent are combined, in any case; only if none does, those of *', () => {
  expect(rulesFor('BOT')).toEqual(['/2', '/3'])
  expect(rulesFor('other')).toEqual(['/1'])
  expect(groupsFor(file, 'bot')).toMatchObject({ isNamed: true, star: [{ lines: [{ value: '/1' }] }] })
})

test('a name is whole: as it was written, or up to the first octet that no token may hold, never a prefix (our interpretation)', () => {
  expect(rulesFor('img2dataset')).toEqual(['/2'])
  expect(rulesFor('img')).toEqual(['/2'])
  expect(rulesFor('two words')).toEqual(['/4'])
  expect(rulesFor('Bo')).toEqual(['/1'])
  expect(rulesFor('')).toEqual(['/1'])
})

test('what was made ready of a list is used again', () => {
  expect(groupFinder(file.rfc)).toBe(groupFinder(file.rfc))
  expect(groupFinder(file.rfc)).not.toBe(groupFinder(file.rfc, 'google'))
})
