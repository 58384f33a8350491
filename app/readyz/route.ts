import { guarded } from '#app/_server/api.ts'
import { database } from '#app/_server/db.ts'
import { askDatabase } from '#db/queries/registry-figures.ts'

export const dynamic = 'force-dynamic'

/** Whether this process can serve: the database answers. 503 where it doesn't. */
export async function GET(): Promise<Response> {
  return guarded(async () => {
    await askDatabase(database())
    return Response.json({ status: 'ready' }, { headers: { 'Cache-Control': 'no-store' } })
  })
}
