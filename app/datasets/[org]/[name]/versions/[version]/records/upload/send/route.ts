import { settledUpload } from '#app/_records/settled-upload.ts'
import { database } from '#app/_server/db.ts'
import { environment } from '#app/_server/env.ts'
import { keepRecords } from '#app/_server/keep-records.ts'
import { openForm } from '#app/_server/multipart.ts'
import { sentParts } from '#app/_server/request-body.ts'
import { refusedText, refuseOtherSites, seeOther } from '#app/_server/same-site.ts'
import { requireActor } from '#app/_server/session.ts'
import { streamBody } from '#app/api/v1/_contract/body.ts'
import { decoded, versionHref } from '#app/datasets/_parts/address.ts'
import type { VersionParams } from '#app/datasets/_version/find-version.ts'
import { uploadRecords } from '#db/commands/upload-records.ts'
import { readVersion } from '#db/queries/read-version.ts'
import { type Actor, can } from '#lib/dataset/access.ts'
import { Refusal } from '#lib/error.ts'

/** How long a form waits for a small file to be read, so that its sender sees at once what became of it, in ms. */
const FORM_WAIT_MS = 2500

/** Keeps the file of the form as it comes and orders that it is read; goes on to the page that tells what becomes of it. */
export async function POST(request: Request, context: { params: Promise<VersionParams> }): Promise<Response> {
  try {
    refuseOtherSites(request)
  } catch (error) {
    return refusedText(error)
  }
  const { org, name, version } = await context.params
  const named = { path: `${decoded(org)}/${decoded(name)}`, label: decoded(version) }
  const page = versionHref(named.path, named.label, 'records/upload')
  const actor = await requireActor(page)
  return seeOther(await received(request, actor, named).then((fault) => `${page}${fault}`, faultOf(page)))
}

type Named = { path: string; label: string }

/** What is behind the page's address afterwards: nothing, or why it was not taken. Whoever may not send is told so before the file is read. */
async function received(request: Request, actor: Actor, { path, label }: Named): Promise<string> {
  const version = await readVersion(database(), actor, { path, label })
  if (version === null) return '?fault=not-found'
  if (!can(actor, 'version.draft', version.dataset.organization)) return '?fault=forbidden'
  if (version.status !== 'draft') return '?fault=not-a-draft'
  const most = environment().COLOPHON_RECORDS_MAX_BYTES
  const { file } = await openForm(sentParts(request, streamBody(most)), request.headers.get('content-type') ?? '')
  if (file === null || file.name === '') return '?fault=nothing'
  const length = request.headers.get('content-length')
  const { sha256, bytes } = await keepRecords(file.parts, length === null ? null : Number(length))
  const order = { blob: sha256, bytes, fileName: file.name.slice(-300), mapping: null }
  const ordered = await uploadRecords(database(), actor, path, version.label, order)
  if (ordered.kind !== 'ordered') return `?fault=${ordered.kind}`
  await settledUpload(database(), ordered.id, FORM_WAIT_MS)
  return ''
}

function faultOf(page: string): (error: unknown) => string {
  return (error) => {
    if (error instanceof Refusal) return `${page}?fault=${error.code}`
    throw error
  }
}
