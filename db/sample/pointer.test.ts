import { expect, test } from '@playwright/test'
import { resolvePointer } from './pointer.ts'

const value = { a: [{ 'b/c': 1, 'd~e': null }], '': 2 }

for (const [pointer, found] of [
  ['', value],
  ['/a/0/b~1c', 1],
  ['/a/0/d~0e', null],
  ['/', 2],
  ['/a/1', undefined],
  ['/a/0/b~1c/x', undefined],
  ['/toString', undefined],
  ['a', undefined],
] as const)
  test(`RFC 6901: ${JSON.stringify(pointer)} names ${JSON.stringify(found)}`, () => {
    expect(resolvePointer(value, pointer)).toEqual(found)
  })
