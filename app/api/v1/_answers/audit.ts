import { siteAddress } from '#app/_server/site.ts'
import type { Db } from '#db/client.ts'
import { type KeptAudit, readAudit } from '#db/queries/read-audit.ts'
import { Refusal } from '#lib/error.ts'
import { licensesIn, parseExpression } from '#lib/license/expression.ts'
import { findTerms } from '#lib/license/terms.ts'

/** The audit of this id, or a refusal. */
export async function findAudit(db: Db, id: string): Promise<KeptAudit> {
  const audit = await readAudit(db, id)
  if (audit === null) throw new Refusal('not-found', 'No audit here has this id.')
  return audit
}

/** An audit as the API tells it. */
export function publicAudit({ id, digest, title, createdAt, report, signatures }: KeptAudit) {
  return {
    id,
    url: `${siteAddress()}/audits/${id}`,
    digest,
    title,
    createdAt: createdAt.toISOString(),
    verdict: report.judgement.verdict.verdict,
    signatures: signatures.map(({ at, ...signature }) => ({ ...signature, at: at.toISOString() })),
  }
}

/** The audit with its report and the entries of the terms table that it was judged by. */
export function auditBundle(audit: KeptAudit) {
  const { report } = audit
  const edition = report.judgement.verdict.terms
  const statements = report.licensing.flatMap(({ parts }) => parts.flatMap(({ statements }) => statements))
  const ids = new Set(
    statements.flatMap(({ expression }) => {
      const parsed = parseExpression(expression)
      return parsed.ok ? licensesIn(parsed.value) : []
    }),
  )
  const entries = [...ids].sort().flatMap((id) => findTerms(id, edition) ?? [])
  return { audit: publicAudit(audit), report, terms: { edition, entries } }
}
