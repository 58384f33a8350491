import type { HeaderLine, Signal, Subject } from '#lib/preference/signal.ts'
import { HEADER_SEEDS, HOSTILE, SEEDS, type Seed } from './preference-seeds.ts'

/** An input: what places hold for one record, and who asks. */
export type Input = { signals: Signal[]; subject: Subject }

const URLS = [
  'https://a.example/news/1.html',
  'https://a.example/',
  'https://a.example/a/b?q=1&x#y',
  'https://a.example/caf%C3%A9',
]
const ODD_URLS = [
  '',
  '/',
  'nonsense',
  'https://',
  'https://b.example/',
  'https://[::1]:8080/%zz',
  'data:,x',
  '//a',
  'https://a.example/\u{1f600}',
]
const AGENTS = ['', 'Colophon', 'GPTBot', 'CCBot', '*', 'constructor', 'no token 1.0', 'A'.repeat(300)]
const MEDIA = [null, 'text', 'image', 'audio']

/** The input of that number, the same in every run. Each mechanism has its turn; most inputs are well-formed texts made wrong in few places. */
export function inputAt(number: number): Input {
  const next = randomNumbers(number)
  const first = SEEDS[number % SEEDS.length]
  const seeds = [first, ...Array.from({ length: next(5) === 0 ? 1 + next(2) : 0 }, () => SEEDS[next(SEEDS.length)])]
  const isOdd = next(20) === 0
  return {
    signals: seeds.flatMap((seed) => (seed === undefined ? [] : [signalOf(seed, next)])),
    subject: {
      url: (isOdd ? pick(ODD_URLS, next) : pick(URLS, next)) ?? '',
      agent: pick(AGENTS, next) ?? '',
      media: pick(MEDIA, next) ?? null,
    },
  }
}

function signalOf({ mechanism, location, text }: Seed, next: Next): Signal {
  return {
    mechanism,
    location: next(30) === 0 ? (pick(ODD_URLS, next) ?? '') : location,
    body: next(12) === 0 ? null : bytesOf(text, next),
    headers: Array.from({ length: next(3) === 0 ? next(5) : 0 }, () => headerOf(next)),
  }
}

function headerOf(next: Next): HeaderLine {
  const [name, value] = pick(HEADER_SEEDS, next) ?? ['', '']
  return [next(20) === 0 ? mutated(name, next) : name, next(3) === 0 ? value : mutated(value, next)]
}

function bytesOf(text: string, next: Next): Uint8Array {
  const way = next(30)
  if (way === 0) return Buffer.from(Array.from({ length: next(300) }, () => next(256)))
  const written = way < 4 ? text : mutated(text, next)
  return Buffer.from(written, way === 4 ? 'utf16le' : 'latin1')
}

/** The text with one to five pieces put in, taken out, doubled, cut off, turned to another case, or nested. */
function mutated(text: string, next: Next): string {
  let found = text
  for (let times = 1 + next(5); times > 0; times -= 1) found = mutatedOnce(found, next)
  return found.slice(0, 20_000)
}

function mutatedOnce(text: string, next: Next): string {
  const at = next(text.length + 1)
  const end = Math.min(text.length, at + next(next(4) === 0 ? 200 : 12))
  const [before, piece, after] = [text.slice(0, at), text.slice(at, end), text.slice(end)]
  const word = pick(HOSTILE, next) ?? ''
  const ways = [
    () => before + word + piece + after,
    () => before + word + after,
    () => before + after,
    () => before + piece.repeat(2 + next(8)) + after,
    () => before,
    () => before + piece.toUpperCase() + after,
    () => before + word.repeat(next(next(40) === 0 ? 2000 : 20)) + piece + after,
    () => before + String.fromCharCode(next(256)) + piece + after,
    () => after + piece + before,
  ]
  return (ways[next(ways.length)] ?? (() => text))()
}

type Next = (below: number) => number

function pick<Item>(list: readonly Item[], next: Next): Item | undefined {
  return list[next(list.length)]
}

/** Numbers from a seed: a Weyl sequence, mixed by two multiplications. */
function randomNumbers(seed: number): Next {
  let state = Math.imul(seed + 1, 0x9e3779b1)
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}
