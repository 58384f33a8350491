import { blobs, database } from '#app/_server/db.ts'
import { refusedText, refuseOtherSites, seeOther } from '#app/_server/same-site.ts'
import { requireActor } from '#app/_server/session.ts'
import { startImportBatch } from '#db/commands/start-import-batch.ts'
import { type Actor, can } from '#lib/dataset/access.ts'
import { Refusal } from '#lib/error.ts'
import { IMPORT_MAX_BYTES } from '#lib/interchange/import.ts'
import { BATCH_MAX_BYTES, BATCH_MAX_FILES } from '../bounds.ts'

/** Keeps many uploaded files and orders their import. One file over its bound refuses all, by its name, before anything is kept. */
export async function POST(request: Request): Promise<Response> {
  try {
    refuseOtherSites(request)
  } catch (error) {
    return refusedText(error)
  }
  const actor = await requireActor('/import/bulk')
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  if (Number.isNaN(length)) return back('no-length')
  if (length > BATCH_MAX_BYTES) return back('batch-too-large')
  const data = await request.formData().catch(() => null)
  if (data === null) return back('malformed')
  const organization = data.get('organization')
  if (typeof organization !== 'string' || organization === '') return back('invalid')
  if (!can(actor, 'dataset.import', organization)) return back('forbidden')
  const files = [...data.getAll('files'), ...data.getAll('folder')].filter(
    (file): file is File => file instanceof File && file.size > 0,
  )
  if (files.length === 0) return back('no-files')
  if (files.length > BATCH_MAX_FILES) return back('too-many')
  const tooLarge = files.find((file) => file.size > IMPORT_MAX_BYTES)
  if (tooLarge !== undefined) return back('too-large', tooLarge.name)
  return order(actor, files, { organization, publish: data.get('publish') === 'yes' })
}

async function order(actor: Actor, files: File[], to: { organization: string; publish: boolean }): Promise<Response> {
  const kept: { fileName: string; bytes: number; blob: string }[] = []
  for (const file of files) {
    const { sha256, bytes } = await blobs().put(new Uint8Array(await file.arrayBuffer()))
    kept.push({ fileName: plainName(file.name), bytes, blob: sha256 })
  }
  const result = await startImportBatch(database(), actor, { ...to, format: 'auto', files: kept }).catch(
    (error: unknown) => {
      if (error instanceof Refusal) return error
      throw error
    },
  )
  return result instanceof Refusal ? back(result.code) : seeOther(`/import/batches/${result.id}`)
}

function back(fault: string, file?: string): Response {
  return seeOther(
    `/import/bulk?${new URLSearchParams({ fault, ...(file !== undefined && { file: plainName(file) }) })}`,
  )
}

/** A file's name as a label and nothing else: it never names a place on a disk here. */
function plainName(name: string): string {
  return name
    .replace(/\p{Cc}/gu, ' ')
    .toWellFormed()
    .slice(0, 300)
}
