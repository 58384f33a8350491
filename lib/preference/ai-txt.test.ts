import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { evaluateSignals } from './evaluate.ts'
import type { Mechanism } from './preference.ts'
import type { Signal, Subject } from './signal.ts'

const subject: Subject = { url: 'https://a.example/img/a.jpg', agent: 'ourbot', media: null }
const at = (path: string, body: string | Uint8Array | null, mechanism: Mechanism = 'ai-txt'): Signal => ({
  mechanism,
  location: `https://a.example${path}`,
  body: body === null ? null : Buffer.from(body),
  headers: [],
})
const training = (signals: Signal[], asked: Partial<Subject> = {}) => {
  const { literal, protective } = evaluateSignals(signals, { ...subject, ...asked })
  return [literal['train-gen'].value, protective['train-gen'].value]
}
const root = (body: string | Uint8Array) => [at('/ai.txt', body)]
const wellKnown = (body: string | Uint8Array) => [at('/.well-known/ai.txt', body, 'ai-txt-well-known')]

test.describe('/ai.txt', () => {
  test('a byte order mark, lone CR and CRLF are fine, and the line that decides is shown', () => {
    const file = root('\uFEFFUser-Agent: *\rDisallow: *.jpg\r\nAllow: /\n')
    expect(training(file)).toEqual(['deny', 'deny'])
    expect(evaluateSignals(file, subject).evidence).toMatchObject([{ locator: 'line 2', quote: 'Disallow: *.jpg' }])
  })

  test('octets that are no UTF-8 are compared as octets', () => {
    const latin1 = Buffer.from('User-Agent: *\nDisallow: /caf\u00e9/\nDisallow: /x', 'latin1')
    expect(training(root(latin1), { url: 'https://a.example/caf%E9/' })).toEqual(['deny', 'deny'])
    expect(training(root(latin1), { url: 'https://a.example/x' })).toEqual(['deny', 'deny'])
  })

  test('an agent that is named has groups of its own; what they hide of the others denies in protective', () => {
    const file = root('User-agent: *\nDisallow: /\n\nUser-agent: OurBot\nAllow: /\n')
    expect(training(file)).toEqual(['allow', 'deny'])
    expect(training(file, { agent: 'other' })).toEqual(['deny', 'deny'])
  })

  test('a file without a group, an empty one and a page say nothing', () => {
    for (const body of ['Disallow: /', '', '<!doctype html>User-agent: *\nDisallow: /', 'User-agent: *\nDisallow:\n'])
      expect(training(root(body))).toEqual(['unspecified', 'unspecified'])
    expect(evaluateSignals(root('<html>'), subject).flags).toEqual(['soft-404'])
  })

  test('ten thousand lines are read, and what is beyond the limit is not', () => {
    expect(training(root(`User-agent: *\n${'Allow: *.gif\n'.repeat(10_000)}Disallow: *.jpg\n`))).toEqual([
      'deny',
      'deny',
    ])
    const long = root(`User-agent: *\n${'#'.repeat(600_000)}\nDisallow: /\n`)
    expect(training(long)).toEqual(['unspecified', 'unspecified'])
    expect(evaluateSignals(long, subject).flags).toEqual(['parsed-truncated'])
  })
})

test.describe('/.well-known/ai.txt', () => {
  const HEAD = 'Site-Name: A\nSite-URL: https://a.example/#top\n'

  test('training is denied once the file exists, also where its word is unknown, and says from which line that follows', () => {
    for (const body of [HEAD, `${HEAD}Training: perhaps\n`, 'Agent: other\n  Training: allow\n'])
      expect(training(wellKnown(body))).toEqual(['deny', 'deny'])
    expect(evaluateSignals(wellKnown(HEAD), subject).evidence).toMatchObject([
      { locator: 'line 1', quote: 'Site-Name: A' },
    ])
  })

  test('a file that is none of the draft says nothing', () => {
    for (const body of ['', '# nothing\n', 'Error: not found', '<!doctype html><p>Training: deny'])
      expect(training(wellKnown(body))).toEqual(['unspecified', 'unspecified'])
    expect(evaluateSignals(wellKnown('Error: not found'), subject).flags).toEqual(['non-canonical'])
  })

  test('said twice: the strictest', () => {
    expect(training(wellKnown(`${HEAD}Training: allow\nTRAINING : Deny # no\n`))).toEqual(['deny', 'deny'])
  })

  test('the longest pattern decides, of two of one length the deny; any deny that fits denies in protective', () => {
    const of = (...lines: string[]) => training(wellKnown(`${HEAD}Training: conditional\n${lines.join('\n')}`))
    expect(of('Training-Deny: /img/', 'Training-Allow: /img/*.jpg')).toEqual(['allow', 'deny'])
    expect(of('Training-Allow: /img/', 'Training-Deny: /img/*.jpg')).toEqual(['deny', 'deny'])
    expect(of('Training-Allow: /img/', 'Training-Deny: /img/')).toEqual(['deny', 'deny'])
    expect(of('Training-Allow: /img/')).toEqual(['allow', 'allow'])
    expect(of('Training-Allow: /IMG/')).toEqual(['unspecified', 'deny'])
  })

  test('a pattern that denies beside a training that is allowed denies in protective', () => {
    expect(training(wellKnown(`${HEAD}Training: allow\nTraining-Deny: /img/\n`))).toEqual(['allow', 'deny'])
  })

  test('what stands under the name of an agent overrides what is said to all, key by key', () => {
    const file = wellKnown(`${HEAD}Training: deny\nIndexing: deny\nAgent: OurBot\n\tTraining: allow\nCaching: deny\n`)
    expect(training(file)).toEqual(['allow', 'allow'])
    expect(evaluateSignals(file, subject).literal['ai-index'].value).toBe('deny')
    expect(training(file, { agent: '' })).toEqual(['deny', 'deny'])
    expect(training(wellKnown(`${HEAD}Agent: OurBot\nTraining: allow\n`), { agent: 'other' })).toEqual([
      'allow',
      'allow',
    ])
  })

  test('a byte order mark, lone CR and CRLF are fine; ten thousand lines are read', () => {
    expect(training(wellKnown('\uFEFFTraining: allow\rSite-Name: A\r\n'))).toEqual(['allow', 'allow'])
    const many = `${HEAD}Training: conditional\n${'Training-Allow: /*a*b*c\n'.repeat(10_000)}Training-Deny: /img/a.jpg$`
    expect(training(wellKnown(many))).toEqual(['deny', 'deny'])
  })
})

test('which of the two files it is says the path, whatever it is called', () => {
  const body = 'Site-Name: A\nTraining: deny\n'
  expect(training([at('/.well-known/ai.txt', body, 'ai-txt')])).toEqual(['deny', 'deny'])
  expect(training([at('/ai.txt', body, 'ai-txt-well-known')])).toEqual(['unspecified', 'unspecified'])
  expect(evaluateSignals([at('/.well-known/ai.txt', null, 'ai-txt')], subject).literal['ai-index'].value).toBe(
    'unreadable',
  )
})

test('whatever the bytes are, protective never allows what the letter does not', () => {
  const word = fc.constantFrom(
    'User-agent: *',
    'Disallow: /',
    'Allow: *',
    'Training: allow',
    'Agent: ourbot',
    ' Training: deny',
    '\n',
    '\r',
    '#',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 12 }), (words) => {
      const body = words.join('\n')
      return [...root(body), ...wellKnown(body)].every((signal) => {
        const [letter, strict] = training([signal])
        return (strict !== 'allow' || letter === 'allow') && (letter !== 'deny' || strict === 'deny')
      })
    }),
    { numRuns: 1500 },
  )
})
