import { expect, test } from '@playwright/test'
import { isAtHost } from './at-host.ts'

for (const [address, host, isThere] of [
  ['https://hub.example/datasets/lab/whales', 'https://hub.example/datasets/lab/whales', true],
  ['https://hub.example/datasets/lab/whales/resolve/main/x', 'https://hub.example/datasets/lab/whales/', true],
  ['http://hub.example/datasets/lab/whales?download=1', 'https://hub.example/datasets/lab/whales', true],
  ['https://hub.example/datasets/lab/whales-2', 'https://hub.example/datasets/lab/whales', false],
  ['https://other.example/datasets/lab/whales', 'https://hub.example/datasets/lab/whales', false],
  ['no address', 'https://hub.example/', false],
  ['https://hub.example/', 'no address', false],
] as const)
  test(`${address} ${isThere ? 'is' : 'is not'} where ${host} is`, () =>
    expect(isAtHost(address, [host])).toBe(isThere))
