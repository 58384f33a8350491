import { statSync } from 'node:fs'
import { z } from 'zod'
import { Digest, Sha256Hex } from '#lib/digest.ts'
import { parseOrRefuse, Refusal } from '#lib/error.ts'
import { faultPlace } from '#lib/records/fault-place.ts'
import { ColumnMapping, RECORD_ROLES, RecordFault, UnderstoodRecords, UploadState } from '#lib/records/schema.ts'
import { printBytes, printCount } from '../amount.ts'
import type { Exit } from '../command.ts'
import { type ProgressLine, progressLine } from '../progress.ts'
import type { Registry } from '../registry.ts'
import { sentName } from '../registry-file.ts'
import { askVersion, versionPath } from '../version.ts'
import type { World } from '../world.ts'

/** What we use of what the registry says of a file that was sent. */
const Upload = z.object({
  id: z.uuid(),
  state: UploadState,
  understood: UnderstoodRecords.nullable(),
  faults: z.array(RecordFault),
  manifest: z.object({ sha256: Sha256Hex, count: z.number(), setDigest: Digest }).nullable(),
})
export type Upload = z.infer<typeof Upload>

export type SentValues = { map: string[]; progress: boolean }
export type PutValues = SentValues & { json: boolean }

/** The draft that records are for. */
export type DraftName = { dataset: string; label: string }

/** Sends a file of records for a draft, waits until it is read, and says what was understood. Refuses one with faults, row by row. */
export async function putRecords(
  registry: Registry,
  file: string,
  name: DraftName,
  values: PutValues,
  world: World,
): Promise<Exit> {
  const { status } = await askVersion(registry, name)
  if (status !== 'draft')
    throw new Refusal('conflict', `${name.dataset}@${name.label} is ${status}: its records never change.`)
  const upload = await sentRecords(registry, file, name, values, world)
  world.out(values.json ? `${JSON.stringify(upload)}\n` : printUpload(upload, name))
  return 0
}

/** Sends the file and waits until the registry is done with it. */
export async function sentRecords(
  registry: Registry,
  file: string,
  name: DraftName,
  { map, progress }: SentValues,
  world: World,
): Promise<Upload> {
  const line = progressLine(world, progress)
  const { size } = statSync(file)
  const path = `${versionPath(name)}/records`
  const query = { fileName: sentName(file), ...queryOf(readMapping(map)) }
  const onSent = (sent: number) => line.show(`${printBytes(sent)} of ${printBytes(size)} sent`)
  try {
    const first = await registry.put({ path, query, file, onSent }, Upload, 'answer about the records')
    const upload = await settled(registry, `${path}/uploads/${first.id}`, first, line, world)
    if (upload.state === 'refused') throw faulty(file, upload.faults)
    return upload
  } finally {
    line.clear()
  }
}

const ASK_AGAIN_MS = 2000

async function settled(registry: Registry, path: string, first: Upload, line: ProgressLine, world: World) {
  let upload = first
  while (upload.state === 'waiting' || upload.state === 'running') {
    line.show(upload.state === 'waiting' ? 'Waiting for a worker of the registry' : 'The registry reads the file')
    await world.wait(ASK_AGAIN_MS)
    upload = await registry.ask({ path }, Upload, 'answer about the records')
  }
  return upload
}

/** `id=doc_id,digest=sha` as a mapping. A comma parts two roles only where one follows it, since a column's name may hold one. */
export function readMapping(texts: readonly string[]): ColumnMapping {
  const parts = texts.flatMap((text) => text.split(new RegExp(`,(?=(?:${RECORD_ROLES.join('|')})=)`)))
  const entries = parts.map((part) => {
    const at = part.indexOf('=')
    if (at < 1) throw new Refusal('malformed', `--map is ROLE=COLUMN, such as id=doc_id, not ${JSON.stringify(part)}.`)
    return [part.slice(0, at), part.slice(at + 1)]
  })
  return parseOrRefuse(ColumnMapping, Object.fromEntries(entries), `mapping (roles: ${RECORD_ROLES.join(', ')})`)
}

function queryOf(mapping: ColumnMapping): Record<string, string> {
  return Object.fromEntries(Object.entries(mapping).map(([role, column]) => [`map.${role}`, column]))
}

function faulty(file: string, faults: readonly RecordFault[]): Refusal {
  const issues = faults.map((fault) => ({ at: faultPlace(fault), message: fault.message }))
  return new Refusal('invalid', `${file} was refused, and the draft is as it was.`, issues)
}

function printUpload({ manifest, understood }: Upload, { dataset, label }: DraftName): string {
  const columns = RECORD_ROLES.flatMap((role) => {
    const column = understood?.mapping[role]
    return column === undefined ? [] : [`  ${role.padEnd(12)} ${column}`]
  })
  const kept = understood?.kept ?? []
  const besides = kept.length === 0 ? [] : [`  kept besides ${kept.join(', ')}`]
  return [
    `${printCount(manifest?.count ?? 0, 'record')} are now the records of the draft ${dataset}@${label}`,
    `set digest  ${manifest?.setDigest}`,
    `manifest    sha256:${manifest?.sha256}`,
    'read as',
    ...columns,
    ...besides,
    '',
  ].join('\n')
}
