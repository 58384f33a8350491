import type { PublicArchive, PublicCopy } from '#lib/archive/public.ts'
import type { ArchiveStatus } from '#lib/archive/status.ts'
import type { Exit } from '../command.ts'
import { printable } from '../folder.ts'
import type { Registry } from '../registry.ts'
import type { World } from '../world.ts'
import { archivePath, askArchive } from './ask.ts'

const EXITS: Record<ArchiveStatus, Exit> = {
  replicated: 0,
  'single-copy': 0,
  unverified: 2,
  'at-risk': 1,
  unarchived: 1,
  damaged: 1,
  lost: 1,
}

/** Prints where a version is kept and how that stands. */
export async function showArchive(
  registry: Registry,
  version: string | undefined,
  { json }: { json: boolean },
  world: World,
): Promise<Exit> {
  const archive = await askArchive(registry, await archivePath(registry, version))
  world.out(json ? `${JSON.stringify(archive)}\n` : print(archive))
  return EXITS[archive.status]
}

function print({ dataset, label, status, reasons, copies, levels, asOf }: PublicArchive): string {
  const rows = levels.rows.map(({ row, level, missing }) => {
    const next = missing.map(({ asks, state }) => `${asks} (${state})`).join('; ')
    return `  ${row.padEnd(10)} level ${level}${next === '' ? '' : `; for ${level + 1}: ${next}`}`
  })
  return [
    `${dataset}@${label}: ${status}, as of ${asOf}`,
    ...reasons.map(({ says }) => `  ${says}`),
    ...copies.map(copyLines),
    `NDSA levels, as far as they can be told from here: ${levels.level}`,
    ...rows,
    '',
  ].join('\n')
}

function copyLines({ id, custodian, host, url, path, standing, retirement }: PublicCopy): string {
  const what = path === null ? 'whole version' : path
  const head = `${id}  ${printable(custodian)} (${host}), ${printable(what)}\n    ${printable(url)}`
  if (retirement !== null)
    return `${head}\n    retired on ${retirement.at.slice(0, 10)}: ${printable(retirement.reason)}`
  if (standing === null) return head
  const { state, why, lastPass, unknownSince } = standing
  const known = unknownSince === null ? '' : ` Unknown since ${unknownSince.slice(0, 10)}.`
  return `${head}\n    ${state}. ${why}${lastPass === null ? '' : ` Verified last on ${lastPass.slice(0, 10)}.`}${known}`
}
