import type { VersionDraft } from '#lib/dataset/schema.ts'
import { Refusal } from '#lib/error.ts'
import type { Exit } from '../command.ts'
import type { Registry } from '../registry.ts'
import { askRecord } from '../verify/record.ts'
import type { Version } from '../version.ts'
import type { World } from '../world.ts'
import { areSameFiles } from './draft-version.ts'

/** What came of publishing. `isNew` false: it was published before, with the same files. */
export type Announcement = { version: Version; draft: VersionDraft | null; isNew: boolean }

/** Says what was published, once the registry's record has been found to be what was sent. */
export async function announce(
  registry: Registry,
  { version, draft, isNew }: Announcement,
  json: boolean,
  world: World,
): Promise<Exit> {
  const { dataset, label, status, digest, url: page } = version
  if (digest === null) {
    world.out(
      json
        ? `${JSON.stringify({ dataset, label, status, digest, page })}\n`
        : `draft   ${dataset}@${label}\npage    ${page}\n`,
    )
    return 0
  }
  const record = await askRecord(registry, digest)
  if (draft !== null && !areSameFiles(record.files, draft.files))
    throw new Refusal('unavailable', `${digest} was published, but its record does not name the files that were sent.`)
  const bibtex = await askBibtex(registry, digest, world)
  if (json) world.out(`${JSON.stringify({ dataset, label, status, digest, page, isNew, bibtex })}\n`)
  else
    world.out(
      `${isNew ? 'published' : 'published already, with these files'}: ${dataset}@${label}\ndigest  ${digest}\npage    ${page}\n\n${bibtex ?? ''}`,
    )
  return 0
}

/** The version stands, whether or not its citation can be had at this moment. */
async function askBibtex(registry: Registry, digest: string, world: World): Promise<string | null> {
  try {
    const bytes = await registry.read({ path: `/api/v1/versions/${digest}/citation`, query: { format: 'bibtex' } })
    return `${bytes.toString('utf8').trimEnd()}\n`
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    world.err(`The citation could not be had: ${error.message}\n`)
    return null
  }
}
