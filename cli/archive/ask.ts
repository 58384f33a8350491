import { PublicArchive } from '#lib/archive/public.ts'
import type { Registry } from '../registry.ts'
import { askDigest, readVersionName } from '../version.ts'

/** The path of a version's archive in the API. `version`: a digest or `org/name@label`. */
export async function archivePath(registry: Registry, version: string | undefined): Promise<string> {
  return `/api/v1/versions/${await askDigest(registry, readVersionName(version))}/archive`
}

/** What the registry says of the archive at that path. */
export async function askArchive(registry: Registry, path: string): Promise<PublicArchive> {
  return registry.ask({ path }, PublicArchive, 'answer about the archive')
}
