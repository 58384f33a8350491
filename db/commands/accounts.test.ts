import { eq } from 'drizzle-orm'
import { AccountDraft, amendAccount } from '#db/commands/amend-account.ts'
import { createOrganization, OrganizationDraft } from '#db/commands/create-organization.ts'
import { ensureAdministrator } from '#db/commands/ensure-administrator.ts'
import { issueToken, revokeToken, TokenDraft } from '#db/commands/issue-token.ts'
import { addMember, changeRole, MemberDraft, removeMember } from '#db/commands/manage-members.ts'
import { findActor, findActorByToken } from '#db/queries/find-actor.ts'
import { listTokens } from '#db/queries/list-tokens.ts'
import { listOwnOrganizations, readAccount } from '#db/queries/read-account.ts'
import { listOrganizationsFor, readOrganization } from '#db/queries/read-organization.ts'
import { apiTokens, events, users } from '#db/schema/index.ts'
import { sha256Hex } from '#lib/digest.ts'
import { keptActor } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { refusalOf } from '#tests/refusals.ts'

const NOW = new Date()

test('who creates an organisation is its owner; a short name is given once', async ({ db }) => {
  const actor = await keptActor(db)
  const draft = OrganizationDraft.parse({ slug: 'press', name: 'The Press' })
  expect(await createOrganization(db, actor, draft)).toEqual({ kind: 'created', slug: 'press' })
  expect(await createOrganization(db, actor, draft)).toEqual({ kind: 'slug-taken' })
  expect(await listOwnOrganizations(db, actor.userId)).toContainEqual({
    slug: 'press',
    name: 'The Press',
    role: 'owner',
  })
  expect((await refusalOf(createOrganization(db, null, draft))).code).toBe('unauthenticated')
})

test('an account is amended by its person; the event holds nothing personal', async ({ db }) => {
  const actor = await keptActor(db)
  const orcid = 'https://orcid.org/0000-0002-1825-0097'
  await amendAccount(db, actor, AccountDraft.parse({ name: 'Ada L.', orcid }))
  expect(await readAccount(db, actor.userId)).toMatchObject({ name: 'Ada L.', orcid })
  const [event] = await db.select().from(events).where(eq(events.kind, 'account.amended')).orderBy(events.id)
  expect(event).toMatchObject({ actor: actor.userId, subject: actor.userId, facts: {} })
  expect((await refusalOf(amendAccount(db, null, { name: 'X', orcid: null }))).code).toBe('unauthenticated')
})

test('a token’s secret is in the answer alone; only its sha256 is kept', async ({ db }) => {
  const actor = await keptActor(db)
  const { secret, id } = await issueToken(db, actor, TokenDraft.parse({ name: 'ci', scopes: ['read', 'register'] }))
  const [row] = await db.select().from(apiTokens).where(eq(apiTokens.id, id))
  expect(row?.hash).toBe(sha256Hex(secret))
  const told = JSON.stringify([row, await listTokens(db, actor.userId), await db.select().from(events)])
  expect(told).not.toContain(secret)
  expect(await findActorByToken(db, secret, NOW)).toMatchObject({ userId: actor.userId, scopes: ['read', 'register'] })
})

test('a token that has expired or was revoked opens nothing', async ({ db }) => {
  const actor = await keptActor(db)
  const { secret, id } = await issueToken(db, actor, TokenDraft.parse({ name: 'ci', scopes: ['read'], days: 1 }))
  expect(await findActorByToken(db, secret, new Date(NOW.getTime() + 2 * 24 * 3600 * 1000))).toBeNull()
  expect(await revokeToken(db, actor, id)).toEqual({ kind: 'revoked' })
  expect(await revokeToken(db, actor, id)).toEqual({ kind: 'not-found' })
  expect(await findActorByToken(db, secret, NOW)).toBeNull()
  expect(await listTokens(db, actor.userId)).toEqual([])
})

test('one revokes only one’s own tokens', async ({ db }) => {
  const actor = await keptActor(db)
  const { id, secret } = await issueToken(db, actor, TokenDraft.parse({ name: 'ci', scopes: ['read'] }))
  expect(await revokeToken(db, await keptActor(db), id)).toEqual({ kind: 'not-found' })
  expect(await findActorByToken(db, secret, NOW)).not.toBeNull()
})

test('a token issues only tokens that may do no more than itself', async ({ db }) => {
  const actor = { ...(await keptActor(db)), scopes: ['manage' as const, 'read' as const] }
  expect(await issueToken(db, actor, TokenDraft.parse({ name: 'a', scopes: ['read'] }))).toMatchObject({})
  const more = TokenDraft.parse({ name: 'b', scopes: ['publish'] })
  expect((await refusalOf(issueToken(db, actor, more))).code).toBe('forbidden')
})

test('a token asks for a scope, and lives at most a year', () => {
  expect(TokenDraft.safeParse({ name: 'a', scopes: [] }).success).toBe(false)
  expect(TokenDraft.safeParse({ name: 'a', scopes: ['read'], days: 367 }).success).toBe(false)
})

async function withAddress(db: Parameters<typeof keptActor>[0], email: string) {
  const actor = await keptActor(db, { organization: 'elsewhere' })
  await db.update(users).set({ email }).where(eq(users.id, actor.userId))
  return actor
}

test('an owner adds someone who has an account, once', async ({ db }) => {
  const owner = await keptActor(db)
  const grace = await withAddress(db, 'grace@example.org')
  const draft = MemberDraft.parse({ email: ' Grace@Example.org ', role: 'steward' })
  expect(await addMember(db, owner, 'lab', draft)).toEqual({ kind: 'added', userId: grace.userId })
  expect(await addMember(db, owner, 'lab', draft)).toEqual({ kind: 'is-member' })
  expect(await addMember(db, owner, 'lab', { ...draft, email: 'nobody@example.org' })).toEqual({ kind: 'no-account' })
  expect((await findActor(db, grace.userId))?.memberships).toContainEqual({ organization: 'lab', role: 'steward' })
  const [event] = await db.select().from(events).where(eq(events.kind, 'member.added')).orderBy(events.id)
  expect(JSON.stringify(event)).not.toContain('example.org')
})

test('an organisation that is not there has no members to manage', async ({ db }) => {
  const owner = { ...(await keptActor(db)), isAdministrator: true }
  const draft = MemberDraft.parse({ email: 'a@example.org', role: 'member' })
  expect(await addMember(db, owner, 'nowhere', draft)).toEqual({ kind: 'no-organization' })
  expect(await removeMember(db, owner, 'nowhere', 'x')).toEqual({ kind: 'no-organization' })
})

test('an organisation keeps at least one owner', async ({ db }) => {
  const owner = await keptActor(db)
  const { userId } = owner
  expect(await changeRole(db, owner, 'lab', { userId, role: 'member' })).toEqual({ kind: 'last-owner' })
  expect(await removeMember(db, owner, 'lab', userId)).toEqual({ kind: 'last-owner' })
  expect(await changeRole(db, owner, 'lab', { userId, role: 'owner' })).toEqual({ kind: 'changed' })
  const second = await keptActor(db)
  expect(await changeRole(db, owner, 'lab', { userId, role: 'member' })).toEqual({ kind: 'changed' })
  expect(await removeMember(db, second, 'lab', second.userId)).toEqual({ kind: 'last-owner' })
})

test('two owners who leave at once: one stays', async ({ own }) => {
  const owners = [await keptActor(own.db), await keptActor(own.db)]
  const results = await Promise.all(owners.map((owner) => removeMember(own.db, owner, 'lab', owner.userId)))
  expect(results.map((result) => result.kind).sort()).toEqual(['changed', 'last-owner'])
})

test('only owners manage members; anyone may take themselves out', async ({ db }) => {
  const owner = await keptActor(db)
  const member = await keptActor(db, { role: 'member' })
  const { userId } = owner
  expect((await refusalOf(changeRole(db, member, 'lab', { userId, role: 'member' }))).code).toBe('forbidden')
  expect((await refusalOf(removeMember(db, member, 'lab', userId))).code).toBe('forbidden')
  expect((await refusalOf(addMember(db, member, 'lab', { email: 'a@example.org', role: 'owner' }))).code).toBe(
    'forbidden',
  )
  expect(await removeMember(db, member, 'lab', member.userId)).toEqual({ kind: 'changed' })
  expect(await removeMember(db, owner, 'lab', member.userId)).toEqual({ kind: 'not-a-member' })
})

test('members see each other, addresses only those who manage them, strangers nothing', async ({ db }) => {
  const owner = await keptActor(db)
  const member = await keptActor(db, { role: 'member' })
  const stranger = await keptActor(db, { organization: 'press' })
  expect((await readOrganization(db, owner, 'lab'))?.members.map((one) => one.email !== null)).toEqual([true, true])
  expect((await readOrganization(db, member, 'lab'))?.members.map((one) => one.email)).toEqual([null, null])
  expect(await readOrganization(db, stranger, 'lab')).toBeNull()
  expect(await readOrganization(db, null, 'lab')).toBeNull()
})

test('the organisations to choose from are those where one may', async ({ db }) => {
  const auditor = await keptActor(db, { role: 'auditor' })
  expect(await listOrganizationsFor(db, auditor, 'dataset.register')).toEqual([])
  const owner = await keptActor(db)
  expect(await listOrganizationsFor(db, owner, 'dataset.register')).toEqual([{ slug: 'lab', name: 'lab' }])
})

test('there is one first administrator, however often it is made sure of', async ({ db }) => {
  const first = await ensureAdministrator(db, 'a-bootstrap-token-of-some-length')
  expect(await ensureAdministrator(db, 'a-bootstrap-token-of-some-length')).toEqual(first)
  const actor = await findActorByToken(db, 'a-bootstrap-token-of-some-length', NOW)
  expect(actor).toMatchObject({ userId: first.userId, isAdministrator: true })
})
