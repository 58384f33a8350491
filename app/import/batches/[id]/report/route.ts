import { z } from 'zod'
import { database } from '#app/_server/db.ts'
import { requireActor } from '#app/_server/session.ts'
import { listBatchItems, readBatch } from '#db/queries/read-batch.ts'

type Context = { params: Promise<{ id: string }> }

const ALL = 10_000

/** The whole report of an import, file by file, as JSON to keep. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id } = await params
  const actor = await requireActor(`/import/batches/${id}`)
  const batch = z.uuid().safeParse(id).success ? await readBatch(database(), actor, id) : null
  if (batch === null) return new Response('There is no such import.\n', { status: 404 })
  const items = await listBatchItems(database(), id, { after: -1, limit: ALL })
  const files = items.map(({ blob, ...item }) => ({ ...item, sha256: blob }))
  return Response.json(
    { ...batch, files },
    {
      headers: {
        'content-disposition': `attachment; filename="import-${id}.json"`,
        'cache-control': 'private, no-store',
      },
    },
  )
}
