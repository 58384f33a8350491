import { expect, test } from '@playwright/test'
import { readRobotsAgents } from './ai-agents.ts'

const location = 'https://a.example/robots.txt'

function read(agent: string, ...lines: string[]) {
  const body = Buffer.from(lines.join('\n'))
  const subject = { url: 'https://a.example/x', agent, media: null }
  return readRobotsAgents({ mechanism: 'robots-txt', location, body, headers: [] }, subject)
}

test('a training agent refused by name is a proxy for both training leaves, with the line that refuses it', () => {
  expect(read('', 'User-agent: GPTBot', 'Disallow: /').statements).toMatchObject([
    {
      mechanism: 'ai-agent',
      effects: { 'train-gen': 'deny', 'train-nongen': 'deny' },
      basis: 'proxy',
      addressee: ['GPTBot'],
      purpose: 'train',
      evidence: [{ location, locator: 'line 2', quote: 'Disallow: /' }],
    },
  ])
})

test('a search agent refused by name says nothing of use, and nothing that is allowed is a grant', () => {
  expect(read('', 'User-agent: OAI-SearchBot', 'Disallow: /').statements).toEqual([])
  expect(read('', 'User-agent: GPTBot', 'User-agent: *', 'Allow: /').statements).toEqual([])
})

test('a control token binds its operator alone, also where only * refuses it', () => {
  const [star, ...tokens] = read('', 'User-agent: *', 'Disallow: /').statements
  expect(star).toMatchObject({ mechanism: 'robots-txt', addressee: '*', basis: 'proxy' })
  expect(tokens).toHaveLength(3)
  expect(tokens).toContainEqual(
    expect.objectContaining({
      mechanism: 'control-token',
      basis: 'agent-scoped',
      addressee: ['Google', 'Google-Extended'],
      effects: { 'train-gen': 'deny', 'ai-input': 'deny' },
    }),
  )
})

test('groups in conflict are remarked for whom they address', () => {
  const lines = ['User-agent: GPTBot', 'Disallow: /', 'User-agent: GPTBot', 'Allow: /']
  expect(read('GPTBot', ...lines)).toEqual({ statements: [], flags: ['conflicting-groups'] })
  expect(read('Colophon', ...lines).flags).toEqual([])
})
