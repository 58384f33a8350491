import type { LicensedSubject } from '#db/queries/read-subject.ts'
import { Refusal } from '#lib/error.ts'
import type { JudgedPart } from '#lib/license/parts.ts'
import { judgeSubject, type LicenseJudgement, subjectParts } from '#lib/license/report.ts'
import type { LicenseQuestion } from '#lib/license/verdict.ts'

/** A subject with a question and its answer, as the licence pages show it. `fault`: what is wrong with the licence of release that was asked about; then the answer is without it. */
export type Judged = LicensedSubject & {
  question: LicenseQuestion
  judgement: LicenseJudgement
  parts: JudgedPart[]
  fault: string | null
}

/** The answer to a question about a subject. A licence of release that is none is told, and left out. */
export function judge(found: LicensedSubject, question: LicenseQuestion): Judged {
  const parts = subjectParts(found.subject, found.licensing)
  try {
    return { ...found, question, parts, fault: null, judgement: judgeSubject(found.subject, found.licensing, question) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const without = { ...question, outbound: null }
    const judgement = judgeSubject(found.subject, found.licensing, without)
    return { ...found, question: without, parts, fault: error.message, judgement }
  }
}
