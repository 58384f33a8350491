import { expect, test } from '@playwright/test'
import { conflictingGroups, robotsAccess, robotsAccessOf } from './robots-access.ts'
import { parseRobotsTxt } from './robots-txt.ts'

const fileOf = (...lines: string[]) => parseRobotsTxt(Buffer.from(lines.join('\n')))

test('the line that decides is told, and none where no rule speaks of the URL', () => {
  const ask = robotsAccess(fileOf('User-agent: *', 'Disallow: /a', 'Allow: /a/b'), 'x')
  expect(ask('https://a.example/a/b/c')).toMatchObject({ access: 'allow', rule: { line: 3 } })
  expect(ask('https://a.example/a/c')).toMatchObject({ access: 'deny', rule: { line: 2 } })
  expect(ask('https://a.example/c')).toEqual({ access: 'allow', rule: null })
})

test('robots.txt itself may always be fetched, by whatever was asked', () => {
  const file = fileOf('User-agent: *', 'Disallow: /')
  expect(robotsAccess(file, 'x')('https://a.example/robots.txt').access).toBe('allow')
  expect(robotsAccessOf(file, 'https://a.example/robots.txt')('x').access).toBe('allow')
  expect(robotsAccessOf(file, 'https://a.example/robots.txt?')('x').access).toBe('deny')
})

test('many agents that are asked of one URL each obey their own groups', () => {
  const file = fileOf('User-agent: A', 'User-agent: B', 'Disallow: /', '', 'User-agent: B', 'Allow: /x')
  const ask = robotsAccessOf(file, 'https://a.example/x')
  expect(['A', 'B', 'C'].map((agent) => ask(agent).access)).toEqual(['deny', 'allow', 'allow'])
})

test('an edge that refuses an agent everything, and an owner who lets it in, are in conflict', () => {
  const edge = ['User-agent: GPTBot', 'Disallow: /']
  const own = ['User-agent: GPTBot', 'Allow: /']
  expect(conflictingGroups(fileOf(...edge, ...own), 'gptbot').map(({ line }) => line)).toEqual([2, 4])
  expect(conflictingGroups(fileOf(...edge, ...own), 'other')).toEqual([])
  expect(conflictingGroups(fileOf(...edge, ...edge), 'gptbot')).toEqual([])
})
