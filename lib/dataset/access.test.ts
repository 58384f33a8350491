import { expect, test } from '@playwright/test'
import { ACTIONS, type Action, type Actor, can, ROLES, type Role, rolesFor, SCOPES, type Scope } from './access.ts'

const ALL: readonly Role[] = ROLES
const WRITERS: readonly Role[] = ['owner', 'steward', 'member']
const STEWARDS: readonly Role[] = ['owner', 'steward']

/** Who may do what, written out by hand: the rule under test is `can`. `outside`: someone signed in without a role there. */
const TABLE: Record<Action, { scope: Scope; inside: readonly Role[]; outside: 'may' | 'may not' }> = {
  'organization.create': { scope: 'manage', inside: ALL, outside: 'may' },
  'organization.amend': { scope: 'manage', inside: ['owner'], outside: 'may not' },
  'member.manage': { scope: 'manage', inside: ['owner'], outside: 'may not' },
  'token.manage': { scope: 'manage', inside: ALL, outside: 'may' },
  'account.amend': { scope: 'manage', inside: ALL, outside: 'may' },
  'draft.read': { scope: 'read', inside: ALL, outside: 'may not' },
  'dataset.register': { scope: 'register', inside: WRITERS, outside: 'may not' },
  'dataset.amend': { scope: 'register', inside: WRITERS, outside: 'may not' },
  'dataset.import': { scope: 'register', inside: WRITERS, outside: 'may not' },
  'version.draft': { scope: 'register', inside: WRITERS, outside: 'may not' },
  'version.publish': { scope: 'publish', inside: STEWARDS, outside: 'may not' },
  'version.withdraw': { scope: 'withdraw', inside: STEWARDS, outside: 'may not' },
  'doi.register': { scope: 'publish', inside: STEWARDS, outside: 'may not' },
  'license.conclude': { scope: 'audit', inside: [...STEWARDS, 'auditor'], outside: 'may not' },
  'license.decide': { scope: 'audit', inside: STEWARDS, outside: 'may not' },
  'evidence.check': { scope: 'audit', inside: [...STEWARDS, 'auditor'], outside: 'may not' },
  'audit.record': { scope: 'audit', inside: ALL, outside: 'may' },
  'preference.harvest': { scope: 'audit', inside: [...STEWARDS, 'auditor'], outside: 'may not' },
  'terms.record': { scope: 'audit', inside: [...STEWARDS, 'auditor'], outside: 'may not' },
  'fact.record': { scope: 'register', inside: WRITERS, outside: 'may not' },
  'score.assess': { scope: 'audit', inside: [...STEWARDS, 'auditor'], outside: 'may not' },
  'finding.answer': { scope: 'register', inside: WRITERS, outside: 'may not' },
  'answer.accept': { scope: 'audit', inside: ['auditor'], outside: 'may not' },
  'archive.record': { scope: 'register', inside: ALL, outside: 'may not' },
  'archive.retire': { scope: 'register', inside: STEWARDS, outside: 'may not' },
  'archive.check': { scope: 'audit', inside: ALL, outside: 'may not' },
  'run.record': { scope: 'register', inside: ['owner', 'steward', 'member'], outside: 'may not' },
  'run.order': { scope: 'register', inside: ['owner', 'steward', 'member'], outside: 'may not' },
}

function actor(over: Partial<Actor> = {}): Actor {
  return { userId: 'ada', name: 'Ada', isAdministrator: false, memberships: [], scopes: null, ...over }
}

const inLab = (role: Role, over: Partial<Actor> = {}) =>
  actor({ memberships: [{ organization: 'lab', role }], ...over })

test('every action is listed once, and the table knows each', () => {
  expect([...ACTIONS].sort()).toEqual(Object.keys(TABLE).sort())
  expect(new Set(ACTIONS).size).toBe(ACTIONS.length)
})

for (const action of ACTIONS) {
  const row = TABLE[action]
  test(`nobody who is not signed in may ${action}`, () => expect(can(null, action, 'lab')).toBe(false))

  test(`someone without a role in the organisation ${row.outside} ${action}`, () => {
    expect(can(actor(), action, 'lab')).toBe(row.outside === 'may')
    expect(can(actor(), action, null)).toBe(row.outside === 'may')
  })

  for (const role of ROLES) {
    const may = row.inside.includes(role)
    test(`the ${role} ${may ? 'may' : 'may not'} ${action} there, and elsewhere no more than anyone`, () => {
      expect(can(inLab(role), action, 'lab')).toBe(may)
      expect(can(inLab(role), action, 'other')).toBe(row.outside === 'may')
    })

    for (const scope of SCOPES)
      test(`a token of the ${role} with scope ${scope} ${may && scope === row.scope ? 'may' : 'may not'} ${action}`, () => {
        expect(can(inLab(role, { scopes: [scope] }), action, 'lab')).toBe(may && scope === row.scope)
      })
  }

  test(`a token without scopes may not ${action}`, () => {
    expect(can(inLab('owner', { scopes: [] }), action, 'lab')).toBe(false)
    expect(can(actor({ isAdministrator: true, scopes: [] }), action, 'lab')).toBe(false)
  })

  test(`an administrator may ${action} everywhere, within the scopes of the token`, () => {
    expect(can(actor({ isAdministrator: true }), action, 'anywhere')).toBe(true)
    expect(can(actor({ isAdministrator: true, scopes: [row.scope] }), action, 'anywhere')).toBe(true)
    for (const scope of SCOPES.filter((other) => other !== row.scope))
      expect(can(actor({ isAdministrator: true, scopes: [scope] }), action, 'anywhere')).toBe(false)
  })

  test(`the roles that are told for ${action} are those that may`, () => {
    expect(rolesFor(action)).toEqual(row.outside === 'may' ? 'anyone' : row.inside)
  })
}

test('a role in a second organisation counts there', () => {
  const both = actor({
    memberships: [
      { organization: 'lab', role: 'member' },
      { organization: 'press', role: 'owner' },
    ],
  })
  expect(can(both, 'version.publish', 'lab')).toBe(false)
  expect(can(both, 'version.publish', 'press')).toBe(true)
})
