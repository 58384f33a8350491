import { statSync } from 'node:fs'
import { z } from 'zod'
import { Refusal } from '#lib/error.ts'
import { printBytes, printCount } from '../amount.ts'
import type { Exit } from '../command.ts'
import { systemCode, whyUnreadable } from '../disk/problem.ts'
import { progressLine } from '../progress.ts'
import type { Registry } from '../registry.ts'
import { askVersion, readVersionName } from '../version.ts'
import type { World } from '../world.ts'

/** What the registry says of a file of snapshots. */
const SnapshotsAnswer = z.object({
  file: z.string(),
  known: z.boolean(),
  places: z.number(),
  pages: z.number(),
  origins: z.number(),
  skipped: z.number(),
})
type SnapshotsAnswer = z.infer<typeof SnapshotsAnswer>

const MAX_BYTES = 256 * 1024 * 1024

export type SnapshotsValues = {
  version?: string | undefined
  agent?: string | undefined
  json: boolean
  progress: boolean
}

/** Sends what a collector kept (WARC or JSON lines) for a published version, and says what was in it. */
export async function sendSnapshots(
  registry: Registry,
  file: string | undefined,
  values: SnapshotsValues,
  world: World,
): Promise<Exit> {
  if (file === undefined || values.version === undefined)
    throw new Refusal('malformed', 'Name the file, and the version with --version DIGEST or --version ORG/NAME@LABEL.')
  const size = sizeOf(file)
  if (size > MAX_BYTES)
    throw new Refusal(
      'too-large',
      `${file} has ${printBytes(size)}; at most ${printBytes(MAX_BYTES)} are taken. Split it.`,
    )
  const { digest, dataset, label } = await askVersion(registry, readVersionName(values.version))
  if (digest === null)
    throw new Refusal('conflict', `${dataset}@${label} is a draft: snapshots belong to a published version.`)
  const line = progressLine(world, values.progress)
  const onSent = (sent: number) => line.show(`${printBytes(sent)} of ${printBytes(size)} sent`)
  const path = `/api/v1/versions/${digest}/preferences/snapshots`
  const call = { method: 'POST', path, query: { agent: values.agent }, file, onSent } as const
  try {
    const answer = await registry.put(call, SnapshotsAnswer, 'answer about the snapshots')
    line.clear()
    world.out(values.json ? `${JSON.stringify(answer)}\n` : printAnswer(answer, `${dataset}@${label}`))
  } finally {
    line.clear()
  }
  return 0
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size
  } catch (error) {
    throw new Refusal('invalid', `${file}: ${whyUnreadable(systemCode(error))}`)
  }
}

function printAnswer({ file, known, places, pages, origins, skipped }: SnapshotsAnswer, version: string): string {
  const what = `${printCount(places, 'file')} of ${printCount(origins, 'origin')}, header lines of ${printCount(pages, 'page')}`
  const first = known ? `Known already for ${version}, nothing changed: ${what}` : `Kept for ${version}: ${what}`
  const passed = skipped === 0 ? '' : `passed over  ${printCount(skipped, 'record')} that are no response\n`
  return `${first}\nfile         ${file}\n${passed}`
}
