import { database } from '#app/_server/db.ts'
import { problemResponse } from '#app/_server/problem.ts'
import { siteAddress } from '#app/_server/site.ts'
import { askDatabase } from '#db/queries/registry-figures.ts'

export const dynamic = 'force-dynamic'

/** Whether this process can serve: the database answers. 503 where it doesn't. */
export async function GET(): Promise<Response> {
  try {
    await askDatabase(database())
    return Response.json({ status: 'ready' }, { headers: { 'Cache-Control': 'no-store' } })
  } catch (error) {
    return problemResponse(error, siteAddress())
  }
}
