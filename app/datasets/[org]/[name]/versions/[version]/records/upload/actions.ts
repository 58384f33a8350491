'use server'

import { settledUpload } from '#app/_records/settled-upload.ts'
import { database } from '#app/_server/db.ts'
import { pressed } from '#app/_server/form.ts'
import { requireActor } from '#app/_server/session.ts'
import { versionHref } from '#app/datasets/_parts/address.ts'
import { uploadRecords } from '#db/commands/upload-records.ts'
import { readUpload } from '#db/queries/read-uploads.ts'
import { parseOrRefuse } from '#lib/error.ts'
import { ColumnMapping, RECORD_ROLES } from '#lib/records/schema.ts'

const WAIT_MS = 2500

/** Reads a file that was sent once more, with the columns as they were chosen. Its bytes are kept, so it is not sent again. */
export async function readAgain(data: FormData): Promise<void> {
  const path = String(data.get('path'))
  const label = String(data.get('label'))
  const page = versionHref(path, label, 'records/upload')
  const actor = await requireActor(page)
  await pressed(page, async () => {
    const upload = await readUpload(database(), String(data.get('upload')))
    if (upload === null || upload.path !== path) return `${page}?fault=not-found`
    const { blob, bytes, fileName } = upload
    const mapping = parseOrRefuse(ColumnMapping, chosenColumns(data), 'choice of columns')
    const ordered = await uploadRecords(database(), actor, path, label, { blob, bytes, fileName, mapping })
    if (ordered.kind !== 'ordered') return `${page}?fault=${ordered.kind}`
    await settledUpload(database(), ordered.id, WAIT_MS)
    return page
  })
}

function chosenColumns(data: FormData): Record<string, string> {
  return Object.fromEntries(
    RECORD_ROLES.flatMap((role) => {
      const column = data.get(`map.${role}`)
      return typeof column === 'string' && column !== '' ? [[role, column]] : []
    }),
  )
}
