import { settledUpload } from '#app/_records/settled-upload.ts'
import { api } from '#app/_server/api.ts'
import { requireMatch } from '#app/_server/etag.ts'
import { keepRecords } from '#app/_server/keep-records.ts'
import { permit } from '#db/commands/permit.ts'
import { uploadRecords } from '#db/commands/upload-records.ts'
import { readManifest } from '#db/queries/read-manifest.ts'
import type { UploadPicture } from '#db/queries/read-uploads.ts'
import { Refusal } from '#lib/error.ts'
import { faultPlace } from '#lib/records/fault-place.ts'
import { noVersion, pathOf, versionOrRefuse } from '../../../../../../_answers/read.ts'
import { publicUpload, recordList, uploadDoor } from '../../../../../../_answers/records.ts'
import { publicVersion } from '../../../../../../_answers/version.ts'
import { listRecordsOperation, putRecordsOperation, RECORDS_WAIT_MS } from '../../../../../../_contract/records.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
} from '#app/_server/methods.ts'

/** The records of the version, a page of them. */
export const GET = api(listRecordsOperation, async ({ db, actor, params, query }) => {
  const version = await versionOrRefuse(db, actor, { path: pathOf(params), label: params.label })
  return Response.json(await recordList(db, version, query))
})

/** Keeps the file, has it read, and waits a while for what becomes of it. Who may not, and what is no draft, is refused before the file comes. */
export const PUT = api(putRecordsOperation, async ({ db, actor, request, params, query, body, site }) => {
  const path = pathOf(params)
  permit(actor, 'version.draft', params.org, `send records for a draft of ${path}`)
  const before = await versionOrRefuse(db, actor, { path, label: params.label })
  if (before.status !== 'draft') throw notADraft(before.label)
  requireMatch(request.headers.get('if-match'), publicVersion(before, site))
  const { sha256, bytes } = await keepRecords(body, statedBytes(request))
  const { fileName, mapping } = query
  const ordered = await uploadRecords(db, actor, path, params.label, { blob: sha256, bytes, fileName, mapping })
  if (ordered.kind === 'not-found') throw noVersion(path, params.label)
  if (ordered.kind === 'not-a-draft') throw notADraft(before.label)
  const upload = await settledUpload(db, ordered.id, RECORDS_WAIT_MS)
  if (upload === null) throw noVersion(path, params.label)
  if (upload.state === 'refused') throw faulty(upload)
  const manifest = upload.manifest === null ? null : await readManifest(db, upload.manifest)
  const status = upload.state !== 'kept' ? 202 : before.recordSets.length === 0 ? 201 : 200
  const headers = { Location: uploadDoor(site, upload), ...(status === 202 && { 'Retry-After': '2' }) }
  return Response.json(publicUpload(upload, manifest, site), { status, headers })
})

/** How large the body is, where its sender says so. Packed for the way it says nothing of the file. */
function statedBytes({ headers }: Request): number | null {
  const length = headers.get('content-length')
  return length === null || headers.has('content-encoding') ? null : Number(length)
}

function faulty({ faults, label }: UploadPicture): Refusal {
  const issues = faults.map((fault) => ({ at: faultPlace(fault), message: fault.message }))
  const [first] = faults
  const why = first === undefined ? '' : ` ${first.message}`
  return new Refusal('invalid', `The file can't be the records of ${label}. The draft is as it was.${why}`, issues)
}

function notADraft(label: string): Refusal {
  return new Refusal('conflict', `Version ${label} is published: its records never change. Draft a new version.`)
}
