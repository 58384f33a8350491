import { ConclusionDraft, OpinionDraft } from '#lib/license/conclusion.ts'
import { QueueSearch } from '#lib/license/queue.ts'
import { keptActor, versionDraft } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { publishedVersion } from '#tests/published.ts'
import { refusalOf } from '#tests/refusals.ts'
import { countStatements, type Db } from '../client.ts'
import { concludeLicense } from '../commands/conclude-license.ts'
import { draftVersion } from '../commands/draft-version.ts'
import { opineOnConclusion } from '../commands/opine-on-conclusion.ts'
import { publishVersion } from '../commands/publish-version.ts'
import { evidencePages, evidence as keptEvidence } from '../schema/index.ts'
import { countLicenseQueue, listLicenseQueue } from './list-license-queue.ts'

const ask = (over: Partial<QueueSearch> = {}) => QueueSearch.parse(over)

async function queue(db: Db, over: Partial<QueueSearch> = {}): Promise<string[]> {
  const { items } = await listLicenseQueue(db, ask(over))
  return items.map(({ dataset, part, layer, reasons }) => `${dataset} ${part} ${layer}: ${reasons.join(', ')}`)
}

function concluding(expression: string, parts = ['version'], layer: 'content' | 'database' = 'content') {
  return ConclusionDraft.parse({ parts, layer, expression, reason: 'The LICENSE file says so.' })
}

async function propose(db: Db, digest: string, expression: string, part = 'version') {
  const auditor = await keptActor(db, { role: 'auditor' })
  const proposed = await concludeLicense(db, auditor, digest, concluding(expression, [part]))
  if (proposed.kind !== 'proposed') throw new Error(proposed.kind)
  return { auditor, id: proposed.conclusions[0] ?? '' }
}

test('what nobody concluded waits, the whole before its parts', async ({ db }) => {
  await publishedVersion(db, {
    version: {
      sources: [
        { name: 'Small', kind: 'other', share: { unit: 'records', value: 0.2 } },
        { name: 'Large', kind: 'other', share: { unit: 'records', value: 0.8 } },
        {
          name: 'Said',
          kind: 'other',
          licenses: [{ raw: 'MIT', expression: 'MIT', kind: 'concluded', match: 'exact' }],
        },
      ],
    },
  })
  expect(await queue(db)).toEqual([
    'lab/whales version content: open',
    'lab/whales source/1 content: open',
    'lab/whales source/0 content: open',
  ])
})

test('an ambiguous string waits with its candidates, never with a choice already made', async ({ db }) => {
  await publishedVersion(db, {
    version: { licenses: [{ raw: 'gpl-3.0', expression: 'NOASSERTION', match: 'ambiguous' }], sources: [] },
  })
  const { items } = await listLicenseQueue(db, ask())
  expect(items).toMatchObject([
    {
      reasons: ['ambiguous'],
      declared: [{ raw: 'gpl-3.0', expression: 'NOASSERTION', candidates: ['GPL-3.0-only', 'GPL-3.0-or-later'] }],
    },
  ])
})

test('a proposal waits for a second person; confirmed it waits for nobody', async ({ db }) => {
  const { digest } = await publishedVersion(db, { version: { sources: [] } })
  const { id } = await propose(db, digest, 'MIT')
  const { items } = await listLicenseQueue(db, ask({ reason: 'waits' }))
  expect(items).toMatchObject([
    { reasons: ['waits', 'open'], conclusions: [{ id, expression: 'MIT', standing: 'proposed' }] },
  ])
  const steward = await keptActor(db, { role: 'steward' })
  await opineOnConclusion(db, steward, id, OpinionDraft.parse({ stance: 'confirm' }))
  expect(await queue(db)).toEqual([])
})

test('a confirmed NOASSERTION still waits: looking did not settle it', async ({ db }) => {
  const { digest } = await publishedVersion(db, { version: { sources: [] } })
  const { id } = await propose(db, digest, 'NOASSERTION')
  await opineOnConclusion(db, await keptActor(db, { role: 'steward' }), id, OpinionDraft.parse({ stance: 'confirm' }))
  expect(await queue(db)).toEqual(['lab/whales version content: open'])
})

test('a disputed conclusion waits first of all reasons, and so does a confirmed one that someone contests later', async ({
  own,
}) => {
  const { digest } = await publishedVersion(own.db, { version: { sources: [] } })
  const { id } = await propose(own.db, digest, 'MIT')
  const steward = await keptActor(own.db, { role: 'steward' })
  const disagree = OpinionDraft.parse({ stance: 'disagree', reason: 'The card says GPL.' })
  await opineOnConclusion(own.db, steward, id, disagree)
  expect(await queue(own.db)).toEqual(['lab/whales version content: disputed, open'])
  await opineOnConclusion(own.db, steward, id, OpinionDraft.parse({ stance: 'confirm' }))
  expect(await queue(own.db)).toEqual([])
  await opineOnConclusion(own.db, await keptActor(own.db, { role: 'auditor' }), id, disagree)
  expect(await queue(own.db)).toEqual(['lab/whales version content: disputed'])
})

test('what rests on a page that says something else now waits, although it is concluded', async ({ db }) => {
  const evidence = [{ source: 'https://example.org/terms', retrievedAt: '2026-06-05' }]
  await publishedVersion(db, {
    version: {
      licenses: [{ raw: 'MIT', expression: 'MIT', kind: 'concluded', match: 'exact', evidence }],
      sources: [],
    },
  })
  expect(await queue(db)).toEqual([])
  const digests = await db.select({ digest: keptEvidence.digest, source: keptEvidence.source }).from(keptEvidence)
  const pages = digests.map(({ digest, source }) => ({ evidence: digest, source, staleSince: new Date('2026-07-01') }))
  await db
    .insert(evidencePages)
    .values(pages)
    .onConflictDoUpdate({ target: evidencePages.evidence, set: { staleSince: new Date('2026-07-01') } })
  expect(await queue(db)).toEqual(['lab/whales version content: stale'])
})

test('the two layers wait apart', async ({ db }) => {
  await publishedVersion(db, {
    version: {
      licenses: [
        { raw: 'ODC-By-1.0', expression: 'ODC-By-1.0', match: 'exact', layer: 'database' },
        { raw: 'MIT', expression: 'MIT', match: 'exact', kind: 'concluded' },
      ],
      sources: [],
    },
  })
  expect(await queue(db)).toEqual(['lab/whales version database: open'])
})

test('what others were made from comes first; a version that was replaced only waits where something is open', async ({
  db,
}) => {
  const plain = { licenses: [], sources: [] }
  const { actor, digest } = await publishedVersion(db, { version: { ...plain, label: '1' } })
  await publishedVersion(db, { dataset: { name: 'alone' }, version: plain })
  const derivedFrom = [{ relation: 'filtered-from' as const, digest }]
  await publishedVersion(db, { dataset: { name: 'made' }, version: { ...plain, derivedFrom } })
  expect((await queue(db))[0]).toBe('lab/whales version content: open')
  await draftVersion(db, actor, 'lab/whales', versionDraft({ ...plain, label: '2' }))
  await publishVersion(db, actor, 'lab/whales', '2')
  expect((await listLicenseQueue(db, ask())).items.map(({ version }) => version)).not.toContain(digest)
  await propose(db, digest, 'MIT')
  const { items } = await listLicenseQueue(db, ask({ reason: 'waits' }))
  expect(items.map(({ version, use }) => ({ version, ...use }))).toEqual([
    { version: digest, derived: 2, current: false, share: 1 },
  ])
})

test('the pages of the queue hold each entry once, and one organization may be asked for', async ({ db }) => {
  for (const name of ['a', 'b', 'c', 'd', 'e']) await publishedVersion(db, { dataset: { name } })
  const whole = (await listLicenseQueue(db, ask({ limit: 100 }))).items
  const paged = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await listLicenseQueue(db, ask({ limit: 3, cursor }))
    paged.push(...page.items)
    cursor = page.nextCursor
  }
  expect(paged).toEqual(whole)
  expect(whole).toHaveLength(10)
  expect(await queue(db, { organization: 'elsewhere' })).toEqual([])
  expect(await countLicenseQueue(db, 'lab')).toEqual({
    total: 10,
    disputed: 0,
    waits: 0,
    stale: 0,
    ambiguous: 0,
    open: 10,
  })
})

test('a foreign cursor is refused', async ({ db }) => {
  for (const cursor of ['x', Buffer.from('["queue","1e9","x","version","content"]').toString('base64url')])
    expect((await refusalOf(listLicenseQueue(db, ask({ cursor })))).code).toBe('invalid')
})

test('the queue is one statement, whatever waits in it', async ({ db }) => {
  const count = async () => (await countStatements(() => listLicenseQueue(db, ask()))).statements
  expect(await count()).toBe(1)
  const { digest } = await publishedVersion(db)
  await propose(db, digest, 'MIT')
  expect(await count()).toBe(1)
})
