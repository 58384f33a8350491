import { expect, test } from '@playwright/test'
import { Evidence } from '#lib/evidence.ts'
import { evidenceAbout, evidenceBeside, pointerWords } from './evidence-about.ts'

const about = (pointer: string) =>
  Evidence.parse({ about: pointer, source: 'https://example.org', retrievedAt: '2026-01-01' })

test('evidence of a part belongs to the whole, but /sources/1 is not /sources/10', () => {
  const evidence = [about('/sources/1'), about('/sources/1/reason'), about('/sources/10'), about('')]
  expect(evidenceAbout(evidence, '/sources/1')).toEqual(evidence.slice(0, 2))
})

test('no piece of evidence is lost: what no pointer names stands beside', () => {
  const evidence = [about('/a'), about('/b'), about('/b'), about('')]
  const beside = evidenceBeside(evidence, ['/a'])
  expect(beside.map((group) => [group.about, group.evidence.length])).toEqual([
    ['/b', 2],
    ['', 1],
  ])
})

for (const [pointer, words] of [
  ['', 'The whole'],
  ['/amounts/0', 'Amount 1'],
  ['/sources/2/reason', 'Source 3, reason'],
  ['/somethingNew', 'somethingNew'],
] as const)
  test(`"${pointer}" is called "${words}"`, () => expect(pointerWords(pointer)).toBe(words))
