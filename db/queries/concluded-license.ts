import { type SQL, sql } from 'drizzle-orm'
import { licenseFamily } from '#lib/license/family.ts'
import type { LicenseFamily } from '#lib/license/statement.ts'

/**
 * What a second person confirmed about the contents of the row's version as a whole, or null: a column for a query on
 * `versions`. A conclusion on the database layer says nothing about the contents, so it never stands here.
 */
export const CONFIRMED_LICENSE: SQL<string | null> = sql<string | null>`(
  select c.expression from license_conclusions c
  where c.version_id = "versions"."id" and c.part = 'version' and c.layer = 'content' and c.standing = 'confirmed'
  order by c.settled_at desc limit 1)`

type Licensed = { licenseExpression: string; licenseKind: 'declared' | 'concluded'; licenseFamily: LicenseFamily }

/** The row with the confirmed licence in the place of the recorded one, where there is one; `NOASSERTION` too, since someone looked. */
export function withConfirmedLicense<Row extends Licensed>({
  confirmedLicense,
  ...row
}: Row & { confirmedLicense: string | null }): Omit<Row, 'confirmedLicense'> & Licensed {
  if (confirmedLicense === null) return row
  const license = { licenseExpression: confirmedLicense, licenseKind: 'concluded' as const }
  return { ...row, ...license, licenseFamily: licenseFamily(confirmedLicense) }
}
