import { expect, test } from '@playwright/test'
import type { CitedVersion } from './cited-version.ts'
import { type KnownVersion, VERIFY_RULE, verifyCitation } from './verify.ts'

const A = `sha256:${'a'.repeat(64)}` as const
const B = `sha256:${'b'.repeat(64)}` as const

const cited = (part: Partial<CitedVersion>): CitedVersion => ({
  source: '',
  digest: null,
  name: null,
  label: null,
  doi: null,
  url: null,
  ...part,
})
const known = (part: Partial<KnownVersion> = {}): KnownVersion => ({
  digest: A,
  organization: 'org',
  name: 'name',
  label: '1.0',
  status: 'published',
  publishedAt: '2026-01-02T03:04:05Z',
  ...part,
})
const none = { byDigest: null, byLabel: null }

test('a known digest of a published version is unchanged', () => {
  const verdict = verifyCitation(cited({ digest: A }), { ...none, byDigest: known() })
  expect(verdict).toMatchObject({ outcome: 'unchanged', code: null, version: { digest: A }, rule: VERIFY_RULE })
  expect(verdict.reason).toBe('The digest is that of org/name@1.0, published on 2026-01-02 and unchanged.')
})

test('name and label alone are enough, and the answer says that there is no digest', () => {
  const verdict = verifyCitation(cited({ name: 'org/name', label: '1.0' }), { ...none, byLabel: known() })
  expect(verdict.outcome).toBe('unchanged')
  expect(verdict.reason).toContain('The citation has no digest')
})

test('superseded says by what, when and why', () => {
  const supersededBy = { digest: B, label: '2.0', reason: 'Removed duplicates', at: '2026-03-04T00:00:00Z' }
  const verdict = verifyCitation(cited({ digest: A }), { ...none, byDigest: known({ supersededBy }) })
  expect(verdict).toMatchObject({ outcome: 'superseded', code: null })
  expect(verdict.reason).toContain(`superseded by 2.0 (${B}) on 2026-03-04: Removed duplicates.`)
})

test('withdrawn says since when and why, and goes before superseded', () => {
  const withdrawal = {
    kind: 'privacy',
    reason: 'Names of patients',
    at: '2026-05-06',
    successor: { digest: B, label: '2.0' },
  }
  const supersededBy = { digest: B, label: '2.0', reason: 'x', at: '2026-03-04' }
  const version = known({ status: 'withdrawn', withdrawal, supersededBy })
  const verdict = verifyCitation(cited({ digest: A }), { ...none, byDigest: version })
  expect(verdict).toMatchObject({ outcome: 'withdrawn', code: null, version })
  expect(verdict.reason).toBe(
    `org/name@1.0 was withdrawn on 2026-05-06 (privacy): Names of patients. Its successor is 2.0 (${B}).`,
  )
})

test('a citation without digest, name and label, or DOI names no version', () => {
  for (const part of [{}, { label: '1.0' }, { name: 'org/name' }, { url: 'https://e.org' }])
    expect(verifyCitation(cited(part), none)).toMatchObject({
      outcome: 'unknown',
      code: 'names-no-version',
      version: null,
    })
})

test('what the registry has not is unknown, never wrong', () => {
  for (const part of [{ digest: A }, { name: 'org/name', label: '1.0' }, { doi: '10.1234/x' }])
    expect(verifyCitation(cited(part), none)).toMatchObject({ outcome: 'unknown', code: 'not-known-here' })
})

const named = { digest: A, name: 'org/name', label: '1.0' }
for (const { what, part, found, says } of [
  {
    what: 'the label names another known version',
    part: { ...named, label: '2.0' },
    found: { byDigest: known(), byLabel: known({ digest: B, label: '2.0' }) },
    says: [`${A} is that of org/name@1.0`, `org/name@2.0 has the digest ${B}`],
  },
  {
    what: 'the digest is not known, the label is',
    part: named,
    found: { byDigest: null, byLabel: known({ digest: B }) },
    says: [`${A} is not known here`, `org/name@1.0 has the digest ${B}`],
  },
  {
    what: 'the label is not known, the digest is of another',
    part: { ...named, label: '9' },
    found: { byDigest: known(), byLabel: null },
    says: ['org/name@9 is not a version known here', 'is that of org/name@1.0'],
  },
  {
    what: 'the name is of another dataset',
    part: { ...named, name: 'org/else' },
    found: { byDigest: known(), byLabel: null },
    says: ['org/else@1.0', 'org/name@1.0'],
  },
  {
    what: 'the label alone is another',
    part: { digest: A, label: '3' },
    found: { byDigest: known(), byLabel: null },
    says: ['the label 3'],
  },
])
  test(`label and digest disagree when ${what}, and the answer says which is which`, () => {
    const verdict = verifyCitation(cited(part), found)
    expect(verdict).toMatchObject({ outcome: 'unknown', code: 'label-and-digest-disagree', version: null })
    for (const words of says) expect(verdict.reason).toContain(words)
  })

test('a leading v of the label is no disagreement, unless both labels are versions', () => {
  const one = cited({ digest: A, name: 'Org/Name', label: 'v1.0' })
  expect(verifyCitation(one, { ...none, byDigest: known() }).outcome).toBe('unchanged')
  const both = { byDigest: known(), byLabel: known({ digest: B, label: 'v1.0' }) }
  expect(verifyCitation(one, both).code).toBe('label-and-digest-disagree')
})

test('a DOI alone is enough, and one of another version is a disagreement', () => {
  const doi = '10.1234/x'
  expect(verifyCitation(cited({ doi }), { ...none, byDoi: known() }).outcome).toBe('unchanged')
  const verdict = verifyCitation(cited({ doi, digest: A }), { ...none, byDigest: known(), byDoi: known({ digest: B }) })
  expect(verdict).toMatchObject({ outcome: 'unknown', code: 'doi-and-version-disagree' })
  expect(verifyCitation(cited({ doi, digest: A }), { ...none, byDoi: known({ digest: B }) }).outcome).toBe('unknown')
})
