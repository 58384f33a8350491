import { expect, test } from '@playwright/test'
import { parseContentSignal, readContentSignal, signalValues } from './content-signal.ts'

const subject = { url: 'https://a.example/news/1', agent: 'ExampleBot', media: null }
const location = 'https://a.example/robots.txt'

function read(...lines: string[]) {
  const body = Buffer.from(lines.join('\n'))
  return readContentSignal({ mechanism: 'content-signal', location, body, headers: [] }, subject)
}

test('a line has a path if it starts with a slash, and one bad pair does not spoil it', () => {
  expect(parseContentSignal('/news/ ai-train=no, =, search=YES')).toEqual({
    path: '/news/',
    pairs: [
      ['ai-train', 'no'],
      ['search', 'yes'],
    ],
  })
  expect(parseContentSignal('/news/')).toEqual({ path: '/news/', pairs: [] })
})

test('no goes before yes; words that the policy does not know say nothing, whatever they are', () => {
  const lines = ['ai-train=no, search=maybe', 'ai-train=yes, constructor=no, __proto__=yes, use=full'].map(
    parseContentSignal,
  )
  expect(signalValues(lines)).toEqual({ 'ai-train': 'no', use: 'full' })
})

test('a signal outside any group denies in protective, and never allows', () => {
  const { statements, flags } = read('Content-Signal: ai-train=no, search=yes', 'User-agent: *', 'Allow: /')
  expect(statements).toMatchObject([
    { effects: { 'train-gen': 'deny', 'train-nongen': 'deny' }, profiles: ['protective'] },
  ])
  expect(flags).toEqual(['ambiguous-grouping'])
})

test('of several paths the longest decides; the denials of shorter ones stay in protective', () => {
  const { statements } = read('User-agent: *', 'Content-Signal: ai-input=no', 'Content-Signal: /news/ ai-input=yes')
  expect(statements.map(({ effects, profiles }) => ({ effects, profiles }))).toEqual([
    { effects: { 'ai-input': 'allow' }, profiles: ['literal', 'protective'] },
    { effects: { 'ai-input': 'deny' }, profiles: ['protective'] },
  ])
})

test('an allow in a header is weak: an intermediary often sends it by default', () => {
  const headers: [string, string][] = [['content-signal', 'ai-train=yes']]
  const signal = { mechanism: 'content-signal', location: subject.url, body: null, headers } as const
  expect(readContentSignal(signal, subject).statements).toMatchObject([
    { weak: true, effects: { 'train-gen': 'allow' } },
  ])
})

test('what a * group signals counts in protective, and is remarked, where a group names the agent', () => {
  const own = ['User-agent: ExampleBot', 'Allow: /', 'Content-Signal: search=yes', 'Content-Signal: /n search=yes']
  const { flags, statements } = read('User-agent: *', 'Content-Signal: ai-train=no', 'Allow: /', ...own)
  expect(flags).toEqual(['ambiguous-grouping', 'named-group-hides-star'])
  expect(statements).toContainEqual(expect.objectContaining({ profiles: ['protective'], addressee: '*' }))
  expect(read(...own).flags).toEqual(['ambiguous-grouping'])
})

test('a managed block is told as one', () => {
  const block = [
    '# BEGIN Cloudflare Managed content',
    'User-agent: *',
    'Content-Signal: ai-train=no',
    '# END Cloudflare Managed Content',
  ]
  expect(read(...block).flags).toEqual(['edge-managed'])
})
