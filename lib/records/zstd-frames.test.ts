import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { readZstdFrames } from './zstd-frames.ts'

const SKIPPABLE = [0x51, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 9, 9, 9]

/** A frame written by hand after RFC 8878: raw blocks of the given sizes, one RLE block at the end, a check sum where it is asked for. */
function frame({ sizes = [5], withChecksum = false, isSingle = true } = {}): number[] {
  const head = isSingle
    ? [0x20 | (withChecksum ? 4 : 0), 7]
    : [(2 << 6) | (withChecksum ? 4 : 0) | 1, 0x58, 0xaa, 0, 0, 0, 0]
  const raw = sizes.flatMap((size) => [...blockHead(size, 0, false), ...new Array<number>(size).fill(65)])
  const last = [...blockHead(200_000, 1, true), 66]
  return [0x28, 0xb5, 0x2f, 0xfd, ...head, ...raw, ...last, ...(withChecksum ? [1, 2, 3, 4] : [])]
}

function blockHead(size: number, type: number, isLast: boolean): number[] {
  const head = (size << 3) | (type << 1) | (isLast ? 1 : 0)
  return [head & 255, (head >> 8) & 255, (head >> 16) & 255]
}

function walk(bytes: readonly number[], piece = bytes.length) {
  const frames = readZstdFrames()
  for (let at = 0; at < bytes.length; at += piece) frames.add(Uint8Array.from(bytes.slice(at, at + piece)))
  return frames.finish()
}

const WHOLE = [
  frame(),
  frame({ withChecksum: true }),
  frame({ isSingle: false, sizes: [0, 300, 1] }),
  [...frame(), ...SKIPPABLE, ...frame({ withChecksum: true })],
  [...SKIPPABLE, ...frame()],
]

test('whole frames are whole, one after the other, with what may be skipped between them', () => {
  for (const bytes of WHOLE) expect(walk(bytes).state).toBe('whole')
})

test('law: cut off anywhere, a file is seen to be cut off, whatever the pieces in which it is read', () => {
  const files = fc.constantFrom(frame({ sizes: [5, 9], withChecksum: true }), frame({ isSingle: false, sizes: [300] }))
  fc.assert(
    fc.property(files, fc.nat(), fc.integer({ min: 1, max: 7 }), (bytes, at, piece) => {
      const cut = bytes.slice(0, 1 + (at % (bytes.length - 1)))
      return walk(cut, piece).state === 'truncated' && walk(bytes, piece).state === 'whole'
    }),
  )
})

test('nothing at all is cut off, and what is no frame is broken', () => {
  expect(walk([]).state).toBe('truncated')
  expect(walk([...frame(), 1, 2, 3, 4, 5]).state).toBe('broken')
})

test('the content is at most as large as its blocks can be', () => {
  expect(walk(frame({ sizes: [1, 1] })).unpackedAtMost).toBe(3 * 128 * 1024)
})
