import { z } from 'zod'
import { ArchiveCopyDraft } from '#lib/archive/copy.ts'
import { parseOrRefuse } from '#lib/error.ts'
import type { Exit } from '../command.ts'
import type { Registry } from '../registry.ts'
import type { World } from '../world.ts'
import { archivePath } from './ask.ts'

type Given = string | undefined
export type AddValues = {
  json: boolean
  at?: Given
  host?: Given
  custodian?: Given
  mandate?: Given
  'mandate-url'?: Given
  path?: Given
  sha256?: Given
  doi?: Given
  swhid?: Given
  ark?: Given
  place?: Given
}

const Recorded = z.object({ id: z.uuid() })

/** Records a copy, after the same rules have read it here that the registry reads it by. */
export async function addCopy(registry: Registry, version: Given, values: AddValues, world: World): Promise<Exit> {
  const draft = parseOrRefuse(ArchiveCopyDraft, draftOf(values, world.now()), 'copy')
  const path = await archivePath(registry, version)
  const recorded = await registry.ask({ method: 'POST', path, body: draft }, Recorded, 'answer about the copy')
  world.out(values.json ? `${JSON.stringify(recorded)}\n` : `${recorded.id}\n`)
  return 0
}

function draftOf(values: AddValues, now: Date) {
  const { host, custodian, mandate, path, sha256, place } = values
  const proof = values['mandate-url']
  const identifiers = (['doi', 'swhid', 'ark'] as const).flatMap((scheme) => {
    const value = values[scheme]
    return value === undefined ? [] : [{ scheme, value }]
  })
  return {
    host,
    custodian,
    url: values.at,
    covers: path === undefined ? 'version' : 'file',
    identifiers,
    ...(path !== undefined && { path }),
    ...(sha256 !== undefined && { sha256: sha256.toLowerCase() }),
    ...(place !== undefined && { place }),
    ...(mandate !== undefined && { mandate }),
    ...(proof !== undefined && {
      evidence: [{ about: '/mandate', source: proof, retrievedAt: now.toISOString().slice(0, 10) }],
    }),
  }
}
