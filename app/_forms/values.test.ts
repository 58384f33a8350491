import { expect, test } from '@playwright/test'
import { placeFaults } from './form-state.ts'
import { controlsOf, type FieldSpec, withBlankRow, withoutBlankRows, withoutRow } from './spec.ts'
import { listed, rowsOf, valuesOf, withRows } from './values.ts'

const FIELDS: readonly FieldSpec[] = [
  { as: 'text', name: 'title', label: 'Title' },
  {
    as: 'group',
    name: 'sources',
    label: 'Sources',
    one: 'Source',
    fields: [
      { as: 'text', name: 'name', label: 'Name' },
      { as: 'select', name: 'kind', label: 'Kind', options: [] },
      { as: 'text', name: 'share.value', label: 'Share' },
      {
        as: 'group',
        name: 'licenses',
        label: 'Licences',
        one: 'Licence',
        fields: [{ as: 'text', name: 'raw', label: 'Words' }],
      },
    ],
  },
]

test('values are the texts of a form; the pressed button, files and React’s entries are not among them', () => {
  const data = new FormData()
  for (const [name, value] of [
    ['title', 'a\r\nb'],
    ['intent', 'add:sources'],
    ['$ACTION_1', 'x'],
    ['tag', '1'],
    ['tag', '2'],
  ] as const)
    data.append(name, value)
  data.append('file', new File(['x'], 'x.txt'))
  expect(valuesOf(data)).toEqual({ title: ['a\nb'], tag: ['1', '2'] })
})

test('rows without anything written are ignored, and the others close up', () => {
  const values = {
    'sources.0.name': [''],
    'sources.0.kind': ['books'],
    'sources.2.name': ['A'],
    'sources.2.licenses.0.raw': [' '],
    'sources.2.licenses.4.raw': ['MIT'],
    'sources.7.name': [''],
    'sources.7.licenses.0.raw': ['x'],
  }
  expect(withoutBlankRows(values, FIELDS)).toEqual({
    'sources.0.name': ['A'],
    'sources.0.licenses.0.raw': ['MIT'],
    'sources.1.name': [''],
    'sources.1.licenses.0.raw': ['x'],
  })
})

test('a row is added to a group, and to a group within a row', () => {
  const one = withBlankRow({ 'sources.0.name': ['A'] }, 'sources', FIELDS)
  expect(rowsOf(one, 'sources')).toHaveLength(2)
  const inner = withBlankRow(one, 'sources.0.licenses', FIELDS)
  expect(inner['sources.0.licenses.0.raw']).toEqual([''])
})

test('a row that no form has is not added', () => {
  expect(withBlankRow({}, 'nothing', FIELDS)).toEqual({})
  expect(withoutRow({ title: ['a'] }, 'nothing')).toEqual({ title: ['a'] })
})

test('a row is taken out and the rest close up', () => {
  const values = { 'sources.0.name': ['A'], 'sources.1.name': ['B'] }
  expect(withoutRow(values, 'sources.0')).toEqual({ 'sources.0.name': ['B'] })
})

test('huge row numbers make no huge lists', () => {
  expect(rowsOf({ 'sources.999999.name': ['A'], 'sources.99999999.name': ['B'] }, 'sources')).toEqual([{ name: ['A'] }])
})

test('rows put back are the rows taken out', () => {
  const values = { title: ['T'], 'sources.0.name': ['A'], 'sources.1.name': ['B'] }
  expect(withRows(values, 'sources', rowsOf(values, 'sources'))).toEqual(values)
})

test('lists are parted by what the field says', () => {
  expect(listed({ languages: ['en, de\nfr'] }, 'languages', /[\s,]+/)).toEqual(['en', 'de', 'fr'])
  expect(listed({ keywords: ['a, b\nc'] }, 'keywords', /\n+/)).toEqual(['a, b', 'c'])
})

test('a fault stands at the control of its name, below it, or above it; else in the summary alone', () => {
  const controls = controlsOf(FIELDS, { 'sources.0.name': ['A'], 'sources.0.licenses.0.raw': ['x'] })
  const place = (at: string) => placeFaults([{ at, message: 'm' }], controls)[0]
  expect(place('/title')).toEqual({ message: 'm', where: 'Title', field: 'title' })
  expect(place('/sources/0/share')?.field).toBe('sources.0.share.value')
  expect(place('/sources/0/share/value')?.field).toBe('sources.0.share.value')
  expect(place('/title/3')?.field).toBe('title')
  expect(place('/sources/0/licenses/0/raw')).toMatchObject({ where: 'Source 1, Licence 1, Words' })
  expect(place('/sources')?.field).toBe('sources.0.name')
  expect(place('/evidence/0')).toEqual({ message: 'm', where: 'evidence.0' })
  expect(place('')).toEqual({ message: 'm' })
})
