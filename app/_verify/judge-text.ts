import { database } from '#app/_server/db.ts'
import { siteAddress } from '#app/_server/site.ts'
import { type FoundForCitation, findCited } from '#db/queries/find-cited.ts'
import { readRecord } from '#db/queries/read-record.ts'
import type { CitedVersion } from '#lib/citation/cited-version.ts'
import { CITATIONS_MAX, readCitations } from '#lib/citation/read.ts'
import { type KnownVersion, VERIFY_RULE, verifyCitation } from '#lib/citation/verify.ts'
import { digestOf } from '#lib/digest.ts'
import type { Answers, Judged, Proof } from './judged.ts'

/** The answer to each citation in the text, and, where they name one version, the proof that its record is what its digest says. Two statements at most. */
export async function judgeText(text: string): Promise<Answers> {
  const cited = readCitations(text)
  const known = await findCited(database(), cited)
  const judged = cited.map((one, place) => judge(one, known[place] ?? NOTHING))
  const digests = new Set(judged.flatMap(({ version }) => version?.digest ?? []))
  const [only] = digests
  const proof = only === undefined || digests.size > 1 ? null : await proofOf(only)
  return { judged, mayBeCut: cited.length >= CITATIONS_MAX, proof, rule: `${VERIFY_RULE.id}/${VERIFY_RULE.version}` }
}

const NOTHING: FoundForCitation = { byDigest: null, byLabel: null, byDoi: null, sharedDoi: 0 }

function judge(cited: CitedVersion, found: FoundForCitation): Judged {
  const { outcome, code, reason, version } = verifyCitation(cited, found)
  const shared =
    outcome === 'unknown' && found.sharedDoi > 0
      ? ` ${found.sharedDoi} versions here carry that DOI, so it names none of them exactly.`
      : ''
  return {
    source: cited.source,
    outcome,
    code,
    reason: `${reason}${shared}`,
    version: version === null ? null : nameOf(version),
    instead: version === null ? null : insteadOf(version),
  }
}

function nameOf({ organization, name, label, digest }: KnownVersion) {
  return { path: `${organization}/${name}`, label, digest }
}

function insteadOf({ status, organization, name, withdrawal, supersededBy }: KnownVersion) {
  const other = (status === 'withdrawn' ? withdrawal?.successor : null) ?? supersededBy ?? null
  if (other === null) return null
  return { path: `${other.organization ?? organization}/${other.name ?? name}`, label: other.label }
}

async function proofOf(digest: string): Promise<Proof | null> {
  const canonical = await readRecord(database(), digest)
  if (canonical === null) return null
  const address = `${siteAddress()}/api/v1/versions/${digest}`
  return { digest, recomputed: digestOf(canonical), bytes: Buffer.byteLength(canonical), address }
}
