import { expect, test } from '@playwright/test'
import { homesOf, isAtHost } from './at-host.ts'

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

test('a publisher has a version at its hosts, and where links of the dataset lead to files', () => {
  const links = [
    { kind: 'hugging-face' as const, url: 'https://hub.example/lab/whales' },
    { kind: 'paper' as const, url: 'https://paper.example/1' },
  ]
  expect(homesOf([{ url: 'https://host.example/x', revision: '' }], links)).toEqual([
    'https://host.example/x',
    'https://hub.example/lab/whales',
  ])
})
