import type { VersionArchive } from '#db/queries/read-archive.ts'
import { premisEvent } from '#lib/archive/premis.ts'
import type { PublicArchive } from '#lib/archive/public.ts'

/** The archive of a version as the API tells it: its checks as PREMIS events. */
export function archiveAnswer({
  version,
  dataset,
  label,
  verdict,
  levels,
  copies,
  checks,
  checkCount,
}: VersionArchive): PublicArchive {
  const urls = new Map(copies.map(({ id, url }) => [id, url]))
  const { rule, asOf, status, reasons, verifiedAt } = verdict
  return {
    version,
    dataset,
    label,
    rule,
    asOf,
    status,
    reasons,
    verifiedAt,
    copies,
    checks: checkCount,
    events: checks.map((check) => premisEvent(check, { url: urls.get(check.copy) ?? '', version })),
    levels,
  }
}
