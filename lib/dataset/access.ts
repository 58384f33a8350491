/** What a member may be in an organisation. An owner may do all; see `RIGHTS` for the rest. */
export const ROLES = ['owner', 'steward', 'auditor', 'member'] as const
export type Role = (typeof ROLES)[number]

/** What an API token may be used for; a token never gives more than its person has. */
export const SCOPES = ['read', 'register', 'publish', 'withdraw', 'manage', 'audit'] as const
export type Scope = (typeof SCOPES)[number]

/** Who acts: a person with their roles, and the scopes of the token they came with (null: a session, all scopes). */
export type Actor = {
  userId: string
  name: string
  isAdministrator: boolean
  memberships: { organization: string; role: Role }[]
  scopes: Scope[] | null
}

/** Each action, the scope that a token needs for it, and the roles that may do it in the organisation concerned. */
const RIGHTS = {
  'organization.create': { scope: 'manage', roles: 'anyone' },
  'organization.amend': { scope: 'manage', roles: ['owner'] },
  'member.manage': { scope: 'manage', roles: ['owner'] },
  'token.manage': { scope: 'manage', roles: 'anyone' },
  'account.amend': { scope: 'manage', roles: 'anyone' },
  'draft.read': { scope: 'read', roles: ['owner', 'steward', 'auditor', 'member'] },
  'dataset.register': { scope: 'register', roles: ['owner', 'steward', 'member'] },
  'dataset.amend': { scope: 'register', roles: ['owner', 'steward', 'member'] },
  'dataset.import': { scope: 'register', roles: ['owner', 'steward', 'member'] },
  'version.draft': { scope: 'register', roles: ['owner', 'steward', 'member'] },
  'version.publish': { scope: 'publish', roles: ['owner', 'steward'] },
  'version.withdraw': { scope: 'withdraw', roles: ['owner', 'steward'] },
  'doi.register': { scope: 'publish', roles: ['owner', 'steward'] },
  'license.conclude': { scope: 'audit', roles: ['owner', 'steward', 'auditor'] },
  'license.decide': { scope: 'audit', roles: ['owner', 'steward'] },
  'evidence.check': { scope: 'audit', roles: ['owner', 'steward', 'auditor'] },
  'audit.record': { scope: 'audit', roles: 'anyone' },
  'preference.harvest': { scope: 'audit', roles: ['owner', 'steward', 'auditor'] },
  'terms.record': { scope: 'audit', roles: ['owner', 'steward', 'auditor'] },
  'fact.record': { scope: 'register', roles: ['owner', 'steward', 'member'] },
  'score.assess': { scope: 'audit', roles: ['owner', 'steward', 'auditor'] },
  'finding.answer': { scope: 'register', roles: ['owner', 'steward', 'member'] },
  'answer.accept': { scope: 'audit', roles: ['auditor'] },
  'archive.record': { scope: 'register', roles: ['owner', 'steward', 'auditor', 'member'] },
  'archive.retire': { scope: 'register', roles: ['owner', 'steward'] },
  'archive.check': { scope: 'audit', roles: ['owner', 'steward', 'auditor', 'member'] },
  'run.record': { scope: 'register', roles: ['owner', 'steward', 'member'] },
  'run.order': { scope: 'register', roles: ['owner', 'steward', 'member'] },
} as const satisfies Record<string, { scope: Scope; roles: 'anyone' | readonly Role[] }>

export type Action = keyof typeof RIGHTS
export const ACTIONS: readonly Action[] = [
  'organization.create',
  'organization.amend',
  'member.manage',
  'token.manage',
  'account.amend',
  'draft.read',
  'dataset.register',
  'dataset.amend',
  'dataset.import',
  'version.draft',
  'version.publish',
  'version.withdraw',
  'doi.register',
  'license.conclude',
  'license.decide',
  'evidence.check',
  'audit.record',
  'preference.harvest',
  'terms.record',
  'fact.record',
  'score.assess',
  'finding.answer',
  'answer.accept',
  'archive.record',
  'archive.retire',
  'archive.check',
  'run.record',
  'run.order',
]

/** The roles that may do the action, or `anyone` who is signed in. */
export function rolesFor(action: Action): 'anyone' | readonly Role[] {
  return RIGHTS[action].roles
}

/**
 * Whether the actor may do the action in the organisation (its slug; null for what belongs to none). The one function
 * that decides every permission. Nobody (null) may only read what is published, which needs no permission. An
 * administrator may do all in every organisation, within the scopes of the token.
 */
export function can(actor: Actor | null, action: Action, organization: string | null): boolean {
  if (actor === null) return false
  const right = RIGHTS[action]
  if (actor.scopes !== null && !actor.scopes.includes(right.scope)) return false
  if (actor.isAdministrator || right.roles === 'anyone') return true
  const roles: readonly Role[] = right.roles
  return actor.memberships.some((m) => m.organization === organization && roles.includes(m.role))
}
