import { expect, test } from '@playwright/test'
import { askedVersions, sideBySideHref } from './compare-address.ts'

test('each version is asked for once, in order; an empty field asks for nothing', () => {
  expect(askedVersions(['a/b@1', ' ', 'a/b@2 ', 'a/b@1'])).toEqual({ names: ['a/b@1', 'a/b@2'], faults: [] })
  expect(askedVersions(undefined)).toEqual({ names: [], faults: [] })
  expect(askedVersions('a/b@1').names).toEqual(['a/b@1'])
})

test('what is too many or too long is left out and told', () => {
  const many = Array.from({ length: 8 }, (_, place) => `a/b@${place}`)
  const { names, faults } = askedVersions([...many, 'x'.repeat(301)])
  expect(names).toEqual(many.slice(0, 6))
  expect(faults).toEqual([
    '1 of the names are too long to be a version’s, and were left out.',
    'At most 6 versions stand side by side. Left out: a/b@6, a/b@7.',
  ])
})

test('an address names versions readably, and is read back as it was', () => {
  const names = ['lab/whales@1.0.0+b', 'lab/songs@2', `sha256:${'a'.repeat(64)}`]
  const href = sideBySideHref(names)
  expect(href).toMatch(/^\/principles\/compare\?version=lab\/whales@1\.0\.0%2Bb&version=lab\/songs@2&/)
  expect(new URL(href, 'https://x.example').searchParams.getAll('version')).toEqual(names)
})
