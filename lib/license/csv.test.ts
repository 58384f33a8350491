import { expect, test } from '@playwright/test'
import { licensingCsv } from './csv.ts'
import { licensing, said, source } from './example-licensing.ts'
import type { LicensingStatement } from './licensing.ts'

const HEAD = 'version,part,kind,name,url,share,share_unit,declared,concluded,basis,by,at,evidence,stale_since' as const

/** The cells of a line that quotes nothing. */
function cells(csv: string, line: number): string[] {
  return (csv.split('\r\n')[line] ?? '').split(',')
}

test('RFC 4180 §2: a head, a line for each part, each ended by CR LF; what is not known is an empty cell', () => {
  const csv = licensingCsv([licensing([], [source(0, [])])])
  expect(csv.split('\r\n')).toEqual([
    HEAD,
    'lab/whales@1.0.0,version,version,The version as a whole,,,,,,,,,,',
    'lab/whales@1.0.0,source/0,source,Source 0,,,,,,,,,,',
    '',
  ])
  expect(licensingCsv([])).toBe(`${HEAD}\r\n`)
})

test('RFC 4180 §2: a comma, a quote or a line break is kept within quotes', () => {
  const csv = licensingCsv([licensing([], [source(0, [], { name: 'Songs, "whole"\nand more' })])])
  expect(csv).toContain(',"Songs, ""whole""\nand more",')
})

test('nothing that was written begins as a formula of a spreadsheet; a number stays one', () => {
  const names = ['=1+1', '+1', '-1', '@SUM(A1)', '\tTab', '=HYPERLINK("http://example.org","x")']
  const csv = licensingCsv([
    licensing(
      [],
      names.map((name, place) => source(place, [], { name, share: { unit: 'records', value: 0.5 } })),
    ),
  ])
  expect(csv).toContain(`source,'=1+1,,0.5,records`)
  expect(csv).toContain(`"'=HYPERLINK(""http://example.org"",""x"")"`)
  expect(csv.match(/,"?[=+\-@\t]/g)).toBeNull()
})

test('declared and concluded stand apart, each licence once; a proposal is not yet concluded', () => {
  const proposed: LicensingStatement = { ...said('MIT'), standing: 'proposed', conclusion: 'c' }
  const csv = licensingCsv([
    licensing(
      [],
      [
        source(0, [
          said('MIT', { kind: 'declared' }),
          said('MIT', { kind: 'declared', by: 'another' }),
          said('CC-BY-NC-4.0', { basis: 'page-statement', by: 'Ada', at: '2026-06-05' }),
          said('ODbL-1.0', { layer: 'database' }),
        ]),
        source(1, [proposed]),
      ],
    ),
  ])
  expect(cells(csv, 2).slice(7, 12)).toEqual(['MIT', 'CC-BY-NC-4.0; ODbL-1.0', 'page-statement', 'Ada', '2026-06-05'])
  expect(cells(csv, 3).slice(7, 12)).toEqual(['', '', '', '', ''])
})

test('the evidence stands by its digest, and since when the first page of it says something else', () => {
  const pages = ['a', 'b'].map((name) => ({ source: `https://example.org/${name}`, retrievedAt: '2026-06-05' }))
  const statement = said('MIT', { evidence: pages })
  const [first, second] = statement.watched
  const stale = { state: 'changed', checkedAt: '2026-07-02', snapshot: null } as const
  const watched = [
    ...(first === undefined ? [] : [{ ...first, page: { ...stale, staleSince: '2026-07-02' } }]),
    ...(second === undefined ? [] : [{ ...second, page: { ...stale, staleSince: '2026-07-01' } }]),
  ]
  const csv = licensingCsv([licensing([], [source(0, [{ ...statement, watched }])])])
  expect(cells(csv, 2).slice(12)).toEqual([`${first?.digest}; ${second?.digest}`, '2026-07-01'])
})

test('10,000 parts are a line each', () => {
  const many = licensing(
    [],
    Array.from({ length: 10_000 }, (_, place) => source(place, [said('CC-BY-4.0')])),
  )
  expect(licensingCsv([many]).split('\r\n')).toHaveLength(10_003)
})
