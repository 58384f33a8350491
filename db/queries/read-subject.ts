import { z } from 'zod'
import { Digest } from '#lib/digest.ts'
import type { VersionLicensing } from '#lib/license/licensing.ts'
import type { AuditSubject } from '#lib/license/report.ts'
import type { Db } from '../client.ts'
import { readLicensing } from './read-licensing.ts'
import { readMixture } from './read-mixture.ts'

/** What is named for an audit: an exact version or a mixture, by digest. */
export const NamedSubject = z.union([z.strictObject({ version: Digest }), z.strictObject({ mixture: Digest })])
export type NamedSubject = z.infer<typeof NamedSubject>

/** A subject with everything about its licences. `title`: as it is shown and signed. */
export type LicensedSubject = { subject: AuditSubject; title: string; licensing: VersionLicensing[] }

/** The subject that is named with all facts about its licences, or null; at most nine statements, whatever it holds. */
export async function readSubject(db: Db, named: NamedSubject): Promise<LicensedSubject | null> {
  if ('version' in named) {
    const licensing = await readLicensing(db, [named.version])
    const [version] = licensing
    if (version === undefined) return null
    return { subject: { kind: 'version', ...named }, title: `${version.dataset} ${version.label}`, licensing }
  }
  const kept = await readMixture(db, named.mixture)
  if (kept === null) return null
  const { title, members } = kept.mixture
  const licensing = await readLicensing(
    db,
    members.map(({ version }) => version),
  )
  return { subject: { kind: 'mixture', mixture: kept.digest, title, members }, title, licensing }
}
