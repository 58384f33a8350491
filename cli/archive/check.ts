import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { z } from 'zod'
import { CHECK_OUTCOMES, type CheckOutcome } from '#lib/archive/check.ts'
import { Refusal } from '#lib/error.ts'
import type { Exit } from '../command.ts'
import { systemCode, whyUnreadable } from '../disk/problem.ts'
import type { Registry } from '../registry.ts'
import type { World } from '../world.ts'
import { archivePath, askArchive } from './ask.ts'

const Asked = z.object({ queued: z.boolean(), outcome: z.enum(CHECK_OUTCOMES).nullable() })
const EXITS: Record<CheckOutcome, Exit> = { pass: 0, fail: 1, unknown: 2 }

type Named = { version: string | undefined; copy: string | undefined }

/** Asks for a check of one copy, or of all that are not retired; or reports what a download on this disk is. */
export async function checkCopies(
  registry: Registry,
  { version, copy }: Named,
  { json, file }: { json: boolean; file?: string | undefined },
  world: World,
): Promise<Exit> {
  const path = await archivePath(registry, version)
  if (file !== undefined) return reportFile(registry, { path, copy, file, json }, world)
  const ids =
    copy === undefined
      ? (await askArchive(registry, path)).copies.filter(({ retirement }) => retirement === null).map(({ id }) => id)
      : [copy]
  if (ids.length === 0)
    throw new Refusal('not-found', 'No copy of this version is recorded. colophon archive add records one.')
  for (const id of ids)
    await registry.ask({ method: 'POST', path: `${path}/${id}/checks`, body: {} }, Asked, 'answer about the check')
  const said = `${ids.length === 1 ? 'One check is' : `${ids.length} checks are`} queued. colophon archive show tells what they find.`
  world.out(json ? `${JSON.stringify({ queued: ids })}\n` : `${said}\n`)
  return 0
}

type Report = { path: string; copy: string | undefined; file: string; json: boolean }

async function reportFile(registry: Registry, { path, copy, file, json }: Report, world: World): Promise<Exit> {
  if (copy === undefined)
    throw new Refusal('malformed', 'Name the copy that the file was downloaded from; colophon archive show lists them.')
  const found = await digestFile(file)
  const report = { ...found, at: world.now().toISOString(), how: 'colophon archive check, from a download' }
  const answer = await registry.ask(
    { method: 'POST', path: `${path}/${copy}/checks`, body: { report } },
    Asked,
    'answer about the report',
  )
  const outcome = answer.outcome ?? 'unknown'
  world.out(
    json
      ? `${JSON.stringify({ ...found, outcome })}\n`
      : `${outcome}: sha256 ${found.sha256}, ${found.bytes} bytes. It was reported.\n`,
  )
  return EXITS[outcome]
}

async function digestFile(file: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  const read = async () => {
    for await (const chunk of createReadStream(file)) {
      bytes += chunk.length
      hash.update(chunk)
    }
  }
  await read().catch((error: unknown) => {
    throw new Refusal('malformed', `${file}: ${whyUnreadable(systemCode(error))}`)
  })
  return { sha256: hash.digest('hex'), bytes }
}
