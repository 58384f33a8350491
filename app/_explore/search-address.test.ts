import { expect, test } from '@playwright/test'
import { isNarrowed, readSearch, searchHref, withoutFacet } from './search-address.ts'

test('an address without a question gives the whole list', () => {
  const { search, faults } = readSearch({})
  expect(faults).toEqual([])
  expect(isNarrowed(search)).toBe(false)
  expect(searchHref(search)).toBe('/')
})

test('a value that the list does not know is left out and told, the others stay', () => {
  const { search, faults } = readSearch({ license: ['open', 'free'], sort: 'size', q: 'whales' })
  expect(search).toMatchObject({ license: ['open'], sort: 'relevance', q: 'whales' })
  expect(faults).toEqual([
    'license: “free” is nothing that this list knows.',
    'sort: “size” is nothing that this list knows.',
  ])
})

test('a value given once is dropped when it is the faulty one', () => {
  const { search, faults } = readSearch({ modality: 'smell', limit: '9000' })
  expect(search).toMatchObject({ modality: [], limit: 25 })
  expect(faults).toHaveLength(2)
})

test('the address of a search reads back as the search', () => {
  const { search } = readSearch({ q: 'a & b', license: ['open', 'unknown'], language: 'pt-BR', sort: 'title' })
  const href = searchHref(search)
  const back = new URL(href, 'http://localhost').searchParams
  expect(
    readSearch({ q: back.get('q') ?? '', license: back.getAll('license'), language: 'pt-BR', sort: 'title' }).search,
  ).toEqual(search)
  expect(href).toBe('/?q=a+%26+b&license=open&license=unknown&language=pt-BR&sort=title')
})

test('a new choice starts at the first page', () => {
  const { search } = readSearch({ q: 'x', cursor: 'abc', license: ['open'] })
  expect(searchHref(search)).toContain('license=open')
  expect(searchHref(search)).not.toContain('cursor')
  expect(searchHref(search, withoutFacet(search, 'license', 'open'))).toBe('/?q=x')
})
