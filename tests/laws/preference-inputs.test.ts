import { expect, test } from '@playwright/test'
import { evaluateSignals } from '#lib/preference/evaluate.ts'
import { decidePreferences, PreferenceQuestion } from '#lib/preference/evaluation.ts'
import { MECHANISM_READERS } from '#lib/preference/mechanisms.ts'
import { LEAF_VALUES, USAGE_LEAVES } from '#lib/preference/preference.ts'
import { robotsAccess } from '#lib/preference/robots-access.ts'
import { parseRobotsTxt } from '#lib/preference/robots-txt.ts'
import { flagWords } from '#lib/preference/words.ts'
import { type Input, inputAt } from './preference-inputs.ts'
import { SEEDS } from './preference-seeds.ts'

// Whatever stands at a place of a stranger is read: no input throws, none hangs. FUZZ_RUNS is the number of inputs; a million is asked for
// before a reader is released.

const RUNS = Number(process.env.FUZZ_RUNS ?? 8000)
const SHARDS = 2

/** No input is longer than some 20,000 octets; what takes so long for one of them hangs. */
const LONGEST_MS = 5000

/** As much as is received of a text, in octets. */
const MIB = 2 ** 20

/** Pieces of which a file may consist to the end: to nest, to be tried at each place, to be told apart. */
const ENDLESS = [
  '[',
  '{"a":',
  '(',
  '<a>',
  '<!--',
  '&#0;',
  'User-agent: a\n',
  'Disallow: /*a*a*a*b\n',
  'Content-Usage: /* a=n\n',
  '\0',
  '-',
  'a=n,',
  '\r',
]

const SUBJECT = { url: `https://a.example/news/${'a'.repeat(2000)}`, agent: 'Colophon', media: 'image' }

test('every mechanism that is read has a seed, and its seed is told from nothing', () => {
  const without = MECHANISM_READERS.filter(({ key }) => !SEEDS.some(({ mechanism }) => mechanism === key))
  expect(without.map(({ key }) => key)).toEqual([])
  const subject = { url: 'https://a.example/news/1.html', agent: '', media: 'image' }
  const silent = SEEDS.filter(({ mechanism, location, text }) => {
    const signal = { mechanism, location, body: Buffer.from(text, 'latin1'), headers: [] }
    const { evidence, unread } = evaluateSignals([signal], subject)
    return evidence.length + unread.length === 0
  })
  expect(silent.map(({ mechanism, location }) => `${mechanism} at ${location}`)).toEqual([])
})

test('every remark that a reader makes has words for people', () => {
  const found = new Set<string>()
  for (let number = 0; number < 2000; number += 1) {
    const { signals, subject } = inputAt(number)
    for (const flag of evaluateSignals(signals, subject).flags) found.add(flag)
  }
  expect(found.size).toBeGreaterThan(8)
  expect([...found].filter((flag) => flagWords(flag) === flag)).toEqual([])
})

for (let shard = 0; shard < SHARDS; shard += 1)
  test(`${shard + 1} of ${SHARDS}: whatever the places of a record hold, it is read in time and the answer has its form`, () => {
    test.setTimeout(60_000 + RUNS * 5)
    const began = performance.now()
    let [count, longest, longestAt] = [0, 0, -1]
    for (let number = shard; number < RUNS; number += SHARDS) {
      const input = inputAt(number)
      const { fault, took } = timed(() => faultOf(input, number))
      if (took > longest) [longest, longestAt] = [took, number]
      count += 1
      if (fault !== null || hangs(took, () => faultOf(input, number)))
        throw new Error(`input ${number}: ${fault ?? `took ${took} ms`}`)
    }
    const seconds = (performance.now() - began) / 1000
    const figures = `${count.toLocaleString('en')} inputs in ${seconds.toFixed(1)} s, the longest ${longest.toFixed(0)} ms (input ${longestAt})`
    process.stdout.write(`fuzzed preferences, shard ${shard + 1}: ${figures}\n`)
  })

test('a place that holds as much as is received of it, of one piece again and again, is read in time', () => {
  test.setTimeout(600_000)
  const slow: string[] = []
  for (const [at, { mechanism, location, text }] of SEEDS.entries())
    for (const piece of [text, ...endlessFor(at)]) {
      const middle = text.slice(0, text.length / 2)
      const body = Buffer.from(`${middle}${piece.repeat(MIB / piece.length)}${text.slice(text.length / 2)}`, 'latin1')
      const input = { signals: [{ mechanism, location, body, headers: [] }], subject: SUBJECT }
      const { fault, took } = timed(() => faultOf(input, 0))
      expect(fault).toBeNull()
      if (hangs(took, () => faultOf(input, 0)))
        slow.push(`${mechanism} (seed ${at}), ${piece.slice(0, 20)}: ${took} ms`)
    }
  expect(slow).toEqual([])
})

/** Each seed meets each piece where a million inputs are asked for; else three of them, others for each seed, so that all are met. */
function endlessFor(seed: number): readonly string[] {
  if (RUNS >= 1_000_000) return ENDLESS
  return [0, 1, 2].flatMap((step) => ENDLESS[(3 * seed + step) % ENDLESS.length] ?? [])
}

function timed(work: () => string | null): { fault: string | null; took: number } {
  const began = performance.now()
  const fault = work()
  return { fault, took: performance.now() - began }
}

/** Whether it takes too long, twice: a busy machine is no fault of the reader. */
function hangs(took: number, work: () => string | null): boolean {
  return took > LONGEST_MS && timed(work).took > LONGEST_MS
}

/** What is wrong with the answer to an input: it throws, or it is none of those that there are. */
function faultOf(input: Input, number: number): string | null {
  try {
    const { literal, protective } = evaluateSignals(input.signals, input.subject)
    const values = USAGE_LEAVES.flatMap((leaf) => [literal[leaf].value, protective[leaf].value])
    if (!values.every((value) => LEAF_VALUES.includes(value))) return 'a leaf has a value that is none'
    if (number % 7 === 0) askGoogle(input)
    if (number % 11 === 0) askTheDoor(input)
    return null
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
}

function askGoogle({ signals, subject }: Input): void {
  for (const { body } of signals)
    if (body !== null) robotsAccess(parseRobotsTxt(body, 'google'), subject.agent, 'google')(subject.url)
}

/** The same input as it comes over the API; what the door refuses by its form is refused. */
function askTheDoor({ signals, subject }: Input): void {
  const sent = signals.map(({ mechanism, location, body, headers }) => ({
    mechanism,
    location,
    headers,
    bodyBase64: body === null ? null : Buffer.from(body).toString('base64'),
  }))
  const question = PreferenceQuestion.safeParse({ ...subject, signals: sent })
  if (question.success) decidePreferences(question.data)
}
