import { expect, test } from '@playwright/test'
import { CROSS_CHECKED_TABLES } from '#lib/license/cross-checks.ts'
import { compareWithChoosealicense } from './choosealicense.ts'
import { compareWithDalicc } from './dalicc.ts'
import { compareWithOkfn } from './okfn.ts'
import { compareWithOsadl } from './osadl.ts'
import { areTablesHere } from './tables.ts'

// licences.md §4: tables of others report differences and do not vote. The golden list is lib/license/data/cross-checks.json,
// which the pages show: a difference that is new, or gone, is seen here.

test.skip(!areTablesHere, 'skipped: the shared tables of licences are not beside this checkout')

for (const [id, compare] of [
  ['choosealicense', compareWithChoosealicense],
  ['dalicc', compareWithDalicc],
  ['okfn', compareWithOkfn],
  ['osadl', compareWithOsadl],
] as const)
  test(`our terms beside ${id}: the same licences are compared, and the same differences found, as are on record`, () => {
    const { compared, differences } = compare()
    const recorded = CROSS_CHECKED_TABLES.find((table) => table.id === id)
    expect(differences).toEqual(recorded?.differences.map(({ why, ...difference }) => difference))
    expect(compared).toEqual(recorded?.compared)
  })

test('every difference but those of linking software has been looked into', () => {
  const tables = CROSS_CHECKED_TABLES.filter(({ id }) => id !== 'osadl')
  expect(tables.flatMap(({ differences }) => differences).filter(({ why }) => why === '')).toEqual([])
})

test('licences.md §4: the known errors of DALICC are among its differences', () => {
  const found = compareWithDalicc().differences.map(({ id, column, theirs }) => `${id} ${column} ${theirs}`)
  expect(found).toEqual(
    expect.arrayContaining([
      'EPL-1.0 share-alike prohibited',
      'AFL-3.0 share-alike prohibited',
      'OGL-UK-3.0 share-alike prohibited',
      'OGL-Canada-2.0 share-alike prohibited',
      'Artistic-2.0 commercialUse no',
      'EPL-2.0 share-alike no',
    ]),
  )
})

test('no matrix of others knows the licences of data that matter most here', () => {
  const { compared } = compareWithOsadl()
  expect(compared.filter((id) => /^(?:CC0-1\.0|CC-BY-4\.0|CC-BY-SA|ODbL|CDLA)/.test(id))).toEqual([])
})
