import { expect, test } from '@playwright/test'
import { indexRules } from './robots-index.ts'

const folders = Array.from({ length: 40 }, (_, place) => ({ pattern: `/folder-${place}/` }))
const queries = Array.from({ length: 40 }, (_, place) => ({ pattern: `/*?parameter-${place}=` }))

test('the first rule of the list that fits is found, literal or with stars', () => {
  const find = indexRules([...queries, ...folders, { pattern: '/*.pdf$' }, { pattern: '/a$' }, { pattern: '/' }])
  expect(find('/folder-7/x?parameter-12=1')?.pattern).toBe('/*?parameter-12=')
  expect(find('/folder-7/x.pdf')?.pattern).toBe('/folder-7/')
  expect(find('/x.pdf')?.pattern).toBe('/*.pdf$')
  expect(find('/x.pdf?')?.pattern).toBe('/')
  expect(find('/a')?.pattern).toBe('/a$')
})

test('where none fits there is none', () => {
  expect(indexRules(folders)('/folder-99')).toBeNull()
  expect(indexRules([])('/')).toBeNull()
})
