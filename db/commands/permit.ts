import { type Action, type Actor, can, rolesFor } from '#lib/dataset/access.ts'
import { Refusal } from '#lib/error.ts'

/** Refuses, in a sentence that says who may, unless the actor may do the action in the organisation. */
export function permit(
  actor: Actor | null,
  action: Action,
  organization: string | null,
  what: string,
): asserts actor is Actor {
  if (actor === null) throw new Refusal('unauthenticated', `Sign in, or send an API token, to ${what}.`)
  if (can(actor, action, organization)) return
  if (actor.scopes !== null && can({ ...actor, scopes: null }, action, organization)) {
    throw new Refusal('forbidden', `This API token's scopes (${actor.scopes.join(', ')}) do not let it ${what}.`)
  }
  const roles = rolesFor(action)
  const who =
    roles === 'anyone' ? 'people who are signed in' : `${listed(roles)} of ${organization ?? 'the organization'}`
  throw new Refusal('forbidden', `Only ${who} may ${what}.`)
}

function listed(roles: readonly string[]): string {
  const plural = roles.map((role) => `${role}s`)
  const last = plural.pop() ?? ''
  return plural.length === 0 ? last : `${plural.join(', ')} and ${last}`
}
