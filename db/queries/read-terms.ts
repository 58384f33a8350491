import { asc, eq, inArray, type SQL } from 'drizzle-orm'
import { isReliedOn } from '#lib/preference/terms.ts'
import { PublicTerms } from '#lib/preference/terms-record.ts'
import type { Db } from '../client.ts'
import { termsStatements } from '../schema/index.ts'

/**
 * The terms of service that were recorded for these hosts and those above them, ended ones too, oldest first: `termsHoldFor` says which hold for an
 * address. One statement.
 */
export async function readTerms(db: Db, hosts: readonly string[]): Promise<PublicTerms[]> {
  const names = [...new Set(hosts.flatMap(withParents))]
  return names.length === 0 ? [] : listTerms(db, inArray(termsStatements.host, names))
}

/** One recorded statement, or null. */
export async function readTermsStatement(db: Db, id: string): Promise<PublicTerms | null> {
  return (await listTerms(db, eq(termsStatements.id, id)))[0] ?? null
}

function withParents(host: string): string[] {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.')
  return labels.map((_, at) => labels.slice(at).join('.'))
}

async function listTerms(db: Db, which: SQL): Promise<PublicTerms[]> {
  const rows = await db
    .select({
      id: termsStatements.id,
      host: termsStatements.host,
      withSubdomains: termsStatements.withSubdomains,
      pathPrefix: termsStatements.pathPrefix,
      url: termsStatements.url,
      snapshot: termsStatements.snapshot,
      quote: termsStatements.quote,
      leaves: termsStatements.leaves,
      effect: termsStatements.effect,
      reason: termsStatements.reason,
      authorName: termsStatements.authorName,
      at: termsStatements.at,
      confirmedName: termsStatements.confirmedName,
      confirmedAt: termsStatements.confirmedAt,
      endedAt: termsStatements.endedAt,
      endReason: termsStatements.endReason,
    })
    .from(termsStatements)
    .where(which)
    .orderBy(asc(termsStatements.at), asc(termsStatements.id))
  return rows.map(({ authorName, at, confirmedName, confirmedAt, endedAt, endReason, ...row }) =>
    PublicTerms.parse({
      ...row,
      recorded: { name: authorName, at: at.toISOString() },
      confirmed: confirmedAt === null ? null : { name: confirmedName ?? '', at: confirmedAt.toISOString() },
      ended: endedAt === null ? null : { at: endedAt.toISOString(), reason: endReason ?? '' },
      isReliedOn:
        endedAt === null &&
        isReliedOn({ effect: row.effect, by: 'author', confirmedBy: confirmedAt === null ? null : 'another' }),
    }),
  )
}
