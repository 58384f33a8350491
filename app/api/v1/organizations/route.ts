import { api } from '#app/_server/api.ts'
import { createOrganization } from '#db/commands/create-organization.ts'
import { listOrganizations } from '#db/queries/list-organizations.ts'
import { Refusal } from '#lib/error.ts'
import { createOrganizationOperation, listOrganizationsOperation } from '../_contract/accounts.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The organisations, a page of them. */
export const GET = api(listOrganizationsOperation, async ({ db, query: { after, limit } }) => {
  const found = await listOrganizations(db, { after, limit: limit + 1 })
  const items = found.slice(0, limit)
  return Response.json({ items, nextAfter: found.length > limit ? (items.at(-1)?.slug ?? null) : null })
})

/** Creates an organisation. */
export const POST = api(createOrganizationOperation, async ({ db, actor, body, site }) => {
  const result = await createOrganization(db, actor, body)
  if (result.kind === 'slug-taken')
    throw new Refusal('conflict', `The slug ${body.slug} is taken.`, [{ at: '/slug', message: 'Taken.' }])
  const { slug, name, url, description } = body
  const headers = { Location: `${site}/api/v1/organizations/${slug}` }
  return Response.json({ slug, name, url, description, datasets: 0 }, { status: 201, headers })
})
