import type { Db } from '#db/client.ts'
import { memberships, organizations, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/dataset/access.ts'
import { DatasetDraft, type DatasetDraftInput, VersionDraft, type VersionDraftInput } from '#lib/dataset/schema.ts'

/** A valid dataset draft; a test overrides only what it is about. */
export function datasetDraft(over: Partial<DatasetDraftInput> = {}): DatasetDraft {
  return DatasetDraft.parse({
    organization: 'lab',
    name: 'whales',
    title: 'Whales',
    description: 'Songs of whales.',
    modalities: ['audio'],
    ...over,
  })
}

/** A valid version draft with one file. */
export function versionDraft(over: Partial<VersionDraftInput> = {}): VersionDraft {
  return VersionDraft.parse({
    label: '1.0.0',
    reason: 'The first version.',
    releaseDate: '2026-06-05',
    files: [{ path: 'songs.jsonl', bytes: 12, sha256: 'a'.repeat(64), mediaType: 'application/jsonl' }],
    licenses: [{ raw: 'cc-by-4.0', expression: 'CC-BY-4.0', match: 'case' }],
    sources: [{ name: 'Hydrophones', kind: 'other', share: { unit: 'records', value: 1 } }],
    languages: ['zxx'],
    ...over,
  })
}

/** A person who is not kept anywhere, an owner of `lab` unless told otherwise. For pure rules. */
export function someActor(over: Partial<Actor> = {}): Actor {
  return {
    userId: 'person-1',
    name: 'Ada',
    isAdministrator: false,
    memberships: [{ organization: 'lab', role: 'owner' }],
    scopes: null,
    ...over,
  }
}

/** A person kept in the database, with a role in an organisation that is made where it is missing. */
export async function keptActor(
  db: Db,
  over: { organization?: string; role?: Actor['memberships'][number]['role'] } = {},
): Promise<Actor> {
  const { organization = 'lab', role = 'owner' } = over
  const userId = crypto.randomUUID()
  await db.insert(users).values({ id: userId, name: 'Ada', email: `${userId}@example.org` })
  await db.insert(organizations).values({ slug: organization, name: organization }).onConflictDoNothing()
  const rows = await db.select({ id: organizations.id, slug: organizations.slug }).from(organizations)
  const organizationId = rows.find((row) => row.slug === organization)?.id
  if (organizationId === undefined) throw new Error(`The organization ${organization} was not written.`)
  await db.insert(memberships).values({ organizationId, userId, role })
  return someActor({ userId, memberships: [{ organization, role }] })
}
