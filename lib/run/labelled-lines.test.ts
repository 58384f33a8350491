import { expect, test } from '@playwright/test'
import { refusalOf } from '#tests/refusals.ts'
import { digestOf } from '../digest.ts'
import { printLabelledLines, type RunRecords, readLabelledLines } from './labelled-lines.ts'
import { labelledDigest } from './labelled-reading.ts'

const X = Float32Array.of(-0, 0.1, 1 / 3, 2 ** -149, -3.4028234663852886e38, 16_777_217, 1e-7, 1e21)

const READ: RunRecords = {
  ...{ role: 'filter-input', version: digestOf('version'), name: 'lab/set@1.0.0', unread: 2 },
  records: { ids: ['a\u2028b', 'c"d'], labels: ['1', 'owl\n'], x: X, inputs: 4, names: null },
  truth: ['1', 'cat'],
  sources: new Map([
    ['a\u2028b', 'harbour'],
    ['c"d', null],
  ]),
}

async function* linesOf(read: RunRecords, change: (lines: string[]) => string[] = (lines) => lines) {
  yield* change(Array.from(printLabelledLines(read), (line) => line.slice(0, -1)))
}

test('labelled records are read from their lines as they were written, every feature to its bits, minus zero too', async () => {
  const again = await readLabelledLines(linesOf(READ))
  expect(again).toEqual(READ)
  expect(labelledDigest(again.records)).toBe(labelledDigest(READ.records))
  expect((await readLabelledLines(linesOf({ ...READ, truth: null }))).truth).toBeNull()
})

test('lines that are too few, too many, of another length or no JSON are refused, and say so', async () => {
  const why = async (change: (lines: string[]) => string[]) =>
    (await refusalOf(readLabelledLines(linesOf(READ, change)))).message
  expect(await why((lines) => lines.slice(0, 2))).toContain('They end after 1 of 2.')
  expect(await why((lines) => [...lines, lines[1] ?? ''])).toContain('They go on after the 2 that were announced.')
  expect(await why((lines) => lines.map((line) => line.replace('"features":[', '"features":[1,')))).toContain(
    'The record a\u2028b has 5 features and not 4.',
  )
  expect(await why(() => [])).toContain('line 1 of the records that the run read is not JSON')
  expect(await why(([head = '', ...lines]) => [head.replace('"inputs":4', '"inputs":4096'), ...lines])).toContain(
    'not 4096',
  )
})
