import { expect, test } from '@playwright/test'
import { digestOf } from '../digest.ts'
import { ENGINE, replayKey } from './replay-key.ts'

test('a replay key changes with the configuration, the seed and the data, and with nothing else', () => {
  const input = { configurationDigest: digestOf('a'), seed: 1, dataDigest: digestOf('b') }
  const keys = [input, { ...input, seed: 2 }, { ...input, dataDigest: digestOf('c') }].map(replayKey)
  expect(new Set(keys).size).toBe(3)
  expect(replayKey({ ...input })).toBe(keys[0])
  expect(ENGINE.kernelDigest).toMatch(/^sha256:[0-9a-f]{64}$/)
})
