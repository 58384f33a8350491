import { expect, test } from '@playwright/test'
import { ArchiveCopyDraft } from '#lib/archive/copy.ts'
import { FactDraft, settleFact } from '#lib/assessment/fact-draft.ts'
import { DatasetDraft, VersionDraft } from '#lib/dataset/schema.ts'
import { evidenceOf, sealRecord, versionRecord } from '#lib/dataset/version-record.ts'
import { Evidence } from '#lib/evidence.ts'
import type { SampleEntry, SampleVersion } from './entry.ts'
import { READ_ON, referenceTo } from './entry.ts'
import { resolvePointer } from './pointer.ts'
import { sampleWorld } from './world.ts'

const world = sampleWorld()
const nameOf = (entry: SampleEntry) => `${entry.dataset.organization}/${entry.dataset.name}`
const versions = world.entries.flatMap((entry) =>
  entry.versions.map((version) => ({ entry, version, reference: referenceTo(entry, version) })),
)
const firstHand = (entry: SampleEntry) => entry.dataset.organization === 'colophon'
/** What is made up has no source but itself, and must say so. */
const inTheWorld = world.entries.filter(({ isMadeUp }) => isMadeUp !== true)

/** The places of a version draft that a sourced fact stands in, as pointers. */
function placesOf(version: SampleVersion, own: boolean): string[] {
  const draft = VersionDraft.parse(version.draft)
  const each = (member: string, items: unknown[]) => items.map((_, index) => `/${member}/${index}`)
  const read = own
    ? []
    : ['/reason', '/releaseDate', ...each('hosts', draft.hosts), ...(draft.files.length ? ['/files'] : [])]
  return [
    ...read,
    ...each('amounts', draft.amounts),
    ...each('sources', draft.sources),
    ...each('recordSets', draft.recordSets),
    ...each('identifiers', draft.identifiers),
    ...(draft.languages.length ? ['/languages'] : []),
  ]
}

test.describe('the sample world', () => {
  test('has at least fourteen datasets of at least six organisations', () => {
    expect(world.entries.length).toBeGreaterThanOrEqual(14)
    expect(new Set(world.entries.map((entry) => entry.dataset.organization)).size).toBeGreaterThanOrEqual(6)
    expect(new Set(world.entries.map(nameOf)).size).toBe(world.entries.length)
  })

  test('names an organisation for each dataset, and a dataset for each organisation', () => {
    const used = new Set(world.entries.map((entry) => entry.dataset.organization))
    expect([...used].sort()).toEqual(world.organizations.map(({ slug }) => slug).sort())
  })

  test('can be parsed, and parsing changes no name', () => {
    for (const entry of world.entries) {
      const dataset = DatasetDraft.parse(entry.dataset)
      expect(`${dataset.organization}/${dataset.name}`).toBe(nameOf(entry))
      expect(entry.versions.length, nameOf(entry)).toBeGreaterThan(0)
      for (const { draft } of entry.versions) VersionDraft.parse(draft)
    }
  })

  test('lists the versions of a dataset once each, the oldest first', () => {
    for (const entry of world.entries) {
      const labels = entry.versions.map(({ draft }) => draft.label)
      const days = entry.versions.map(({ draft }) => draft.releaseDate)
      expect(new Set(labels).size, nameOf(entry)).toBe(labels.length)
      expect(days, nameOf(entry)).toEqual([...days].sort())
    }
  })

  test('names only ancestors that are put in before', () => {
    const known = new Set<string>()
    for (const { version, reference } of versions) {
      for (const { to } of version.ancestors) expect(known.has(to), `${reference} names ${to}`).toBe(true)
      known.add(reference)
    }
  })

  test('has a version that was withdrawn, with the day, the reason and a successor that is there', () => {
    const known = new Set<string>(versions.map(({ reference }) => reference))
    const withdrawn = versions.flatMap(({ version }) => (version.withdrawal === null ? [] : [version.withdrawal]))
    expect(withdrawn.map(({ on }) => on)).toEqual(['2023-12-19'])
    for (const { successor, evidence } of withdrawn) {
      expect(successor !== null && known.has(successor)).toBe(true)
      expect(evidence.length).toBeGreaterThan(0)
      for (const piece of evidence) Evidence.parse(piece)
    }
  })

  test('says of what is made up that it is, and names only hosts that can’t exist', () => {
    const madeUp = world.entries.filter(({ isMadeUp }) => isMadeUp === true)
    expect(madeUp.map(nameOf)).toEqual(['colophon/twelve-sites'])
    for (const { dataset, versions } of madeUp) {
      expect(dataset.title).toContain('made up')
      expect(dataset.description).toMatch(/^Made up /)
      for (const { draft } of versions) {
        expect(draft.description).toMatch(/^Made up /)
        for (const { url } of draft.sources ?? []) expect(new URL(url ?? '').host).toMatch(/\.example$/)
      }
    }
  })

  test('is the same every time', () => {
    const digests = () =>
      sampleWorld().entries.flatMap((entry) =>
        entry.versions.map(
          ({ draft }) => sealRecord(versionRecord(nameOf(entry), VersionDraft.parse(draft), null)).digest,
        ),
      )
    expect(digests()).toEqual(digests())
  })
})

test.describe('the evidence of the sample world', () => {
  test('covers each amount, source, date, reason, language, host and record set of a version', () => {
    for (const { entry, version, reference } of versions.filter(({ entry }) => inTheWorld.includes(entry))) {
      const abouts = VersionDraft.parse(version.draft).evidence.map(({ about }) => about)
      const missing = placesOf(version, firstHand(entry)).filter((place) => !abouts.includes(place))
      expect(missing, reference).toEqual([])
    }
  })

  test('covers each licence, of datasets, versions and sources', () => {
    for (const entry of world.entries) {
      const drafts = [
        DatasetDraft.parse(entry.dataset),
        ...entry.versions.map(({ draft }) => VersionDraft.parse(draft)),
      ]
      const sources = drafts.flatMap((draft) => ('sources' in draft ? draft.sources : []))
      const licenses = [...drafts, ...sources].flatMap((draft) => draft.licenses)
      for (const license of licenses)
        expect(license.evidence.length, `${nameOf(entry)}: ${license.raw}`).toBeGreaterThan(0)
    }
  })

  test('covers the creators and languages of a dataset', () => {
    for (const entry of inTheWorld) {
      const { creators, languages, evidence } = DatasetDraft.parse(entry.dataset)
      const abouts = evidence.map(({ about }) => about)
      if (creators.length > 0) expect(abouts, nameOf(entry)).toContain('/creators')
      if (languages.length > 0) expect(abouts, nameOf(entry)).toContain('/languages')
    }
  })

  test('points into the draft that holds it, quotes at most 200 characters, and was read on the stated day', () => {
    for (const entry of world.entries) {
      const dataset = DatasetDraft.parse(entry.dataset)
      const ofDataset = [...dataset.evidence, ...dataset.licenses.flatMap((license) => license.evidence)]
      const drafts = entry.versions.map(({ draft }) => VersionDraft.parse(draft))
      const pieces = [
        ...ofDataset.map((piece) => ({ draft: dataset, piece })),
        ...drafts.flatMap((draft) => evidenceOf(draft).map((piece) => ({ draft, piece }))),
      ]
      for (const { draft, piece } of pieces) {
        const where = `${nameOf(entry)} ${piece.about}: ${piece.quote}`
        expect(resolvePointer(draft, piece.about), where).toBeDefined()
        expect(resolvePointer(draft, piece.about), where).not.toBe('')
        expect(piece.quote.length, where).toBeGreaterThan(0)
        expect(piece.quote.length, where).toBeLessThanOrEqual(200)
        expect(piece.locator, where).not.toBe('')
        expect(piece.retrievedAt, where).toBe(READ_ON)
      }
    }
  })
})

test.describe('what is recorded of versions of the sample world', () => {
  test('is of versions that are there, each once, in the form of its group', () => {
    const known = new Set<string>(versions.map(({ reference }) => reference))
    const named = world.facts.map(({ version }) => version)
    expect(named.filter((version) => !known.has(version))).toEqual([])
    expect(new Set(named).size).toBe(named.length)
    for (const { version, facts } of world.facts) {
      const keys = facts.map((fact) => settleFact(FactDraft.parse(fact)).key)
      expect(new Set(keys).size, version).toBe(keys.length)
    }
  })

  test('has evidence that points into it, quotes at most 200 characters, and was read on the stated day', () => {
    for (const { version, facts } of world.facts)
      for (const draft of facts) {
        const { key, value, evidence } = settleFact(FactDraft.parse(draft))
        expect(evidence.length, `${version} ${key}`).toBeGreaterThan(0)
        for (const { about, quote, locator, retrievedAt } of evidence) {
          const where = `${version} ${key}${about}: ${quote}`
          expect(resolvePointer(value, about), where).toBeDefined()
          expect(quote.length, where).toBeGreaterThan(0)
          expect(quote.length, where).toBeLessThanOrEqual(200)
          expect(locator, where).not.toBe('')
          expect(retrievedAt, where).toBe(READ_ON)
        }
      }
  })

  test('speaks of sources that the version has', () => {
    for (const { version, facts } of world.facts) {
      const sources = versions.find(({ reference }) => reference === version)?.version.draft.sources ?? []
      const known = new Set(sources.map((_, place) => `source/${place}`))
      const named = [...JSON.stringify(facts).matchAll(/"source":"(source\/\d+)"/g)].map(([, source]) => source)
      expect(
        named.filter((source) => source === undefined || !known.has(source)),
        version,
      ).toEqual([])
    }
  })
})

test.describe('licences of the sample world', () => {
  test('become an expression only where the policy lets them', () => {
    const settled = ['exact', 'case', 'mapped', 'confirmed', 'custom']
    const all = versions.flatMap(({ version }) => VersionDraft.parse(version.draft).licenses)
    for (const { raw, expression, match } of all)
      expect(expression !== 'NOASSERTION', `${raw} is ${match}`).toBe(settled.includes(match))
  })
})

test('each copy of a version of the sample world is a valid draft of a version that is there, with evidence that points into it', () => {
  const known = new Set<string>(versions.map(({ reference }) => reference.toLowerCase()))
  expect(world.copies.filter(({ version }) => !known.has(version))).toEqual([])
  for (const { version, copies } of world.copies)
    for (const draft of copies) {
      const { evidence, ...copy } = ArchiveCopyDraft.parse(draft)
      expect(evidence.length, version).toBeGreaterThan(0)
      for (const { about, quote, retrievedAt } of evidence) {
        expect(resolvePointer(copy, about), `${version} ${about}`).toBeDefined()
        expect(quote.length, version).toBeGreaterThan(0)
        expect(retrievedAt).toBe(READ_ON)
      }
    }
})
