import { badgeResponse } from '#app/_principles/badge-response.ts'
import { finish } from '#app/_server/answer.ts'
import { guarded } from '#app/_server/api.ts'
import { database } from '#app/_server/db.ts'
import { decoded } from '#app/datasets/_parts/address.ts'
import type { VersionParams } from '#app/datasets/_version/find-version.ts'
import { readBadge } from '#db/queries/read-badge.ts'

/** The badge of the version that the address names, for pages of others. */
export async function GET(request: Request, context: { params: Promise<VersionParams> }): Promise<Response> {
  return guarded(async () => {
    const { org, name, version } = await context.params
    const named = { path: `${decoded(org)}/${decoded(name)}`, label: decoded(version) }
    const response = badgeResponse(await readBadge(database(), named))
    return finish(response, { request, writes: false, isPersonal: false, headers: {} })
  })
}
