import { expect, test } from '@playwright/test'
import { readMixtureLines } from './mixture-lines.ts'

const digest = `sha256:${'a'.repeat(64)}`

test('one version a line, by digest or by name and label, with a share or a percentage or none', () => {
  expect(readMixtureLines(`lab/whales@1.0.0 0.3\n\n${digest}, 70 % # the rest\nlab/seals@2`)).toEqual({
    lines: [
      { line: 1, named: 'lab/whales@1.0.0', share: 0.3 },
      { line: 3, named: digest, share: 0.7 },
      { line: 4, named: 'lab/seals@2', share: null },
    ],
    issues: [],
  })
})

test('what is no exact version, or no share, is told by its line; an empty text too', () => {
  expect(
    readMixtureLines('lab/whales\nlab/whales@1 a third\nlab/whales@1 30').issues.map(({ message }) => message),
  ).toEqual([
    'Line 1: "lab/whales" is no digest and no org/name@label.',
    'Line 2: "a third" is no share between 0 and 1, and no percentage.',
    'Line 3: "30" is no share between 0 and 1, and no percentage.',
  ])
  expect(readMixtureLines('# nothing').issues).toHaveLength(1)
})
