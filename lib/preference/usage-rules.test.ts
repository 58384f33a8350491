import { expect, test } from '@playwright/test'
import { parseRobotsTxt } from './robots-txt.ts'
import { parseUsageRule, robotsUsage } from './usage-rules.ts'

test('a value that starts with a slash has a path, ended by a space or a tab', () => {
  expect(parseUsageRule('/a/*.jpg$ \t train-ai=n')).toMatchObject({
    path: '/a/*.jpg$',
    usage: { members: [{ label: 'train-ai', value: 'n' }] },
  })
  expect(parseUsageRule('train-ai=n').path).toBe('')
  expect(parseUsageRule('/a')).toEqual({ path: '/a', usage: { members: [], isMalformed: false, isCut: false } })
})

test('attach-05 s3.1: the longest path selects, compared as the rules for crawling are', () => {
  const text = 'User-agent: *\nContent-Usage: /caf%C3%A9 train-ai=n\nContent-Usage: / train-ai=y\n'
  const file = parseRobotsTxt(Buffer.from(text))
  const asked = (path: string) => robotsUsage(file, { agent: 'x', path, grouping: 'extended' })?.['train-ai']
  expect(asked('/café')).toBe('disallow')
  expect(asked('/cafe')).toBe('allow')
})

test('a path that may not be crawled has no preference at all', () => {
  const file = parseRobotsTxt(Buffer.from('User-agent: *\nDisallow: /\nContent-Usage: train-ai=y\n'))
  expect(robotsUsage(file, { agent: 'x', path: '/a', grouping: 'extended' })).toBeNull()
})
