import { z } from 'zod'
import { canonicalJson } from '../canonical-json.ts'
import { Digest, digestOf } from '../digest.ts'
import { boundedText } from '../evidence.ts'
import { judgeLicenses } from './aggregate.ts'
import { findFlags } from './consistency.ts'
import { LICENSE_FLAGS } from './flag.ts'
import { inTheWay } from './in-the-way.ts'
import { VersionLicensing } from './licensing.ts'
import { membersInTheWay } from './members-in-the-way.ts'
import { type JudgedPart, mixtureParts, partsToJudge, type Reading } from './parts.ts'
import { LICENSE_TERMS_EDITION } from './terms.ts'
import { LicenseQuestion, LicenseVerdict, VERDICTS } from './verdict.ts'

/** The form of the report; a new number if a member is ever added, renamed or read in another way. */
export const LICENSE_REPORT_FORMAT = 'colophon-license-audit/1'

/** What is audited: one version, or a mixture with the share of each member. */
export const AuditSubject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('version'), version: Digest }),
  z.strictObject({
    kind: z.literal('mixture'),
    mixture: Digest,
    title: z.string(),
    members: z.array(z.strictObject({ version: Digest, share: z.number().nullable() })),
  }),
])
export type AuditSubject = z.infer<typeof AuditSubject>

/** A red flag and the version that raises it. */
export const VersionFlag = z.strictObject({
  version: Digest,
  code: z.enum(LICENSE_FLAGS),
  says: z.string(),
  parts: z.array(z.string()),
  evidence: z.array(z.string()),
})
export type VersionFlag = z.infer<typeof VersionFlag>

/** What the rules make of a subject and a question: all of it follows from the licence facts and the edition of the terms. */
export const LicenseJudgement = z.strictObject({
  verdict: LicenseVerdict,
  asDeclared: z.enum(VERDICTS).describe('What it would be if every declaration held'),
  flags: z.array(VersionFlag),
  inTheWay: z.strictObject({
    remove: z.array(z.string()),
    share: z.number().nullable(),
    left: z.number(),
    outbound: z.string().nullable(),
    members: z.array(Digest).describe('The members of a mixture that hold a part to take out'),
    membersShare: z.number().nullable().describe('What taking those members out whole costs'),
  }),
})
export type LicenseJudgement = z.infer<typeof LicenseJudgement>

/** A licence audit as it is recorded and signed: the question, every fact that the answer rests on, and the answer. */
export const LicenseReport = z.strictObject({
  format: z.literal(LICENSE_REPORT_FORMAT),
  subject: AuditSubject,
  question: LicenseQuestion,
  note: boundedText(20_000),
  asOf: z.iso.datetime({ offset: true }),
  auditor: z.string(),
  licensing: z.array(VersionLicensing),
  judgement: LicenseJudgement,
  disclaimer: z.string(),
})
export type LicenseReport = z.infer<typeof LicenseReport>

/** An answer that nobody recorded: the same facts and judgement as a report, for whoever asks. */
export const LICENSE_ANSWER_FORMAT = 'colophon-license-answer/1'
export const LicenseAnswer = z.strictObject({
  format: z.literal(LICENSE_ANSWER_FORMAT),
  subject: AuditSubject,
  title: z.string(),
  question: LicenseQuestion,
  licensing: z.array(VersionLicensing),
  judgement: LicenseJudgement,
  disclaimer: z.string(),
})
export type LicenseAnswer = z.infer<typeof LicenseAnswer>

/** What can be judged again: a report or an answer. */
export type Recomputable = Pick<LicenseReport, 'subject' | 'question' | 'licensing' | 'judgement'>

export const DISCLAIMER =
  'A verdict is on the licences alone, by rules and terms that are named here. It is not legal advice, and exceptions in law are not assumed.'

/** The parts of a subject as the rules read them: those of its version, or those of a mixture's members. */
export function subjectParts(
  subject: AuditSubject,
  licensing: readonly VersionLicensing[],
  reading: Reading = 'concluded',
): JudgedPart[] {
  if (subject.kind === 'version') return licensing.flatMap((version) => partsToJudge(version, reading))
  return mixtureParts(membersOf(subject, licensing), reading)
}

/** The members of a mixture with their licence facts and shares; none for a version. */
function membersOf(subject: AuditSubject, licensing: readonly VersionLicensing[]) {
  if (subject.kind === 'version') return []
  const byDigest = new Map(licensing.map((version) => [version.version, version]))
  return subject.members.flatMap(({ version, share }) => {
    const found = byDigest.get(version)
    return found === undefined ? [] : [{ licensing: found, share }]
  })
}

/** The answer to a question about a subject, from its licence facts alone. */
export function judgeSubject(
  subject: AuditSubject,
  licensing: readonly VersionLicensing[],
  question: LicenseQuestion,
  edition: string = LICENSE_TERMS_EDITION,
): LicenseJudgement {
  const parts = subjectParts(subject, licensing).map(({ part }) => part)
  const declared = subjectParts(subject, licensing, 'declared').map(({ part }) => part)
  const obstacles = inTheWay(parts, question, edition)
  return {
    verdict: judgeLicenses(parts, question, edition),
    asDeclared: judgeLicenses(declared, question, edition).verdict,
    flags: licensing.flatMap((version) =>
      findFlags(version, edition).map((flag) => ({ version: version.version, ...flag })),
    ),
    inTheWay: { ...obstacles, ...membersInTheWay(membersOf(subject, licensing), obstacles.remove) },
  }
}

/** The report with its answer, and the bytes (RFC 8785) and digest under which it is signed. */
export function writeReport(given: Omit<LicenseReport, 'format' | 'judgement' | 'disclaimer'>): {
  report: LicenseReport
  canonical: string
  digest: Digest
} {
  const judgement = judgeSubject(given.subject, given.licensing, given.question)
  const report = LicenseReport.parse({ format: LICENSE_REPORT_FORMAT, ...given, judgement, disclaimer: DISCLAIMER })
  const canonical = canonicalJson(report)
  return { report, canonical, digest: digestOf(canonical) }
}

/** Whether the answer of a report follows from its own facts, under the edition of the terms that it names; if not, which members differ. */
export function recomputeReport(report: Recomputable): { holds: boolean; differs: string[] } {
  const again = judgeSubject(report.subject, report.licensing, report.question, report.judgement.verdict.terms)
  const differs = Object.entries(again).flatMap(([member, value]) => {
    const said = Object.entries(report.judgement).find(([name]) => name === member)?.[1]
    return canonicalJson(value) === canonicalJson(said) ? [] : [member]
  })
  return { holds: differs.length === 0, differs }
}
