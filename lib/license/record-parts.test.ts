import { expect, test } from '@playwright/test'
import { licensing } from './example-licensing.ts'
import { partsToJudge } from './parts.ts'
import { recordParts } from './record-parts.ts'

const column = {
  total: 10,
  values: [
    { value: 'cc-by-4.0', records: 5 },
    { value: 'MIT', records: 2 },
    { value: null, records: 2 },
  ],
  rest: { values: 3, records: 1 },
}

test('each licence of the column is a part with its share of the records, read by the policy for raw strings', () => {
  const parts = recordParts(column, false)
  expect(parts.map(({ id, share }) => [id, share?.value])).toEqual([
    ['records/cc-by-4.0', 0.5],
    ['records/MIT', 0.2],
    ['records/*', 0.1],
  ])
  expect(parts[0]?.statements[0]).toMatchObject({
    raw: 'cc-by-4.0',
    expression: 'CC-BY-4.0',
    match: 'case',
    kind: 'declared',
    basis: 'item-metadata',
    readFrom: 'manifest-column',
  })
  expect(parts[2]?.statements).toEqual([])
})

test('beside sources that divide the version the records have no share of their own', () => {
  expect(recordParts(column, true).map(({ share }) => share)).toEqual([null, null, null])
})

test('what the column declares is no conclusion: the records stay undetermined, and what it leaves over is judged as the whole', () => {
  const whole = licensing([])
  const version = { ...whole, parts: [...whole.parts, ...recordParts(column, false)] }
  const told = (reading: 'concluded' | 'declared') =>
    partsToJudge(version, reading).map(({ part }) => `${part.id} ${part.expression}`)
  expect(told('concluded')).toEqual(['version NOASSERTION', 'records/cc-by-4.0 NOASSERTION', 'records/MIT NOASSERTION'])
  expect(told('declared')).toEqual(['version NOASSERTION', 'records/cc-by-4.0 CC-BY-4.0', 'records/MIT MIT'])
})

test('a whole licence text in a cell is named by its digest, and a cell of rubbish is no licence', () => {
  const text = 'Permission is hereby granted '.repeat(900)
  const [long, bad] = recordParts(
    { total: 2, values: [text, 'a\u0000\ud800b'].map((value) => ({ value, records: 1 })), rest: null },
    false,
  )
  expect(long?.id).toMatch(/^records\/sha256:[0-9a-f]{64}$/)
  expect(long?.statements[0]?.raw.length).toBeLessThanOrEqual(20_000)
  expect(bad?.statements[0]).toMatchObject({ raw: 'a\ufffd\ufffdb', expression: 'NOASSERTION' })
})
