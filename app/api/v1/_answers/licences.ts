import type { Db } from '#db/client.ts'
import { type LicensedSubject, type NamedSubject, readSubject } from '#db/queries/read-subject.ts'
import { Refusal } from '#lib/error.ts'
import { ATTRIBUTION_FORMATS } from '#lib/license/attribution.ts'
import { creditsOf } from '#lib/license/credits.ts'
import { licensingCsv } from '#lib/license/csv.ts'
import {
  DISCLAIMER,
  judgeSubject,
  LICENSE_ANSWER_FORMAT,
  type LicenseAnswer,
  subjectParts,
} from '#lib/license/report.ts'
import type { LicenseUse } from '#lib/license/verdict.ts'

type Asked = {
  use: LicenseUse
  commercial?: 'yes' | 'no' | undefined
  outbound?: string | undefined
  format: 'json' | 'csv'
}

/** The licence facts of a subject with the answer to a question, or its parts as CSV. */
export async function answerLicences(db: Db, named: NamedSubject, asked: Asked): Promise<Response> {
  const { subject, title, licensing } = await found(db, named)
  if (asked.format === 'csv') return download(licensingCsv(licensing), 'text/csv; charset=utf-8', 'licences.csv')
  const commercial = asked.commercial === undefined ? null : asked.commercial === 'yes'
  const question = { use: asked.use, commercial, outbound: asked.outbound ?? null }
  const judgement = judgeSubject(subject, licensing, question)
  const format = LICENSE_ANSWER_FORMAT
  const answer: LicenseAnswer = { format, subject, title, question, licensing, judgement, disclaimer: DISCLAIMER }
  return Response.json(answer)
}

/** The attribution file of a subject. */
export async function attributionOf(db: Db, named: NamedSubject, format: string): Promise<Response> {
  const { subject, title, licensing } = await found(db, named)
  const chosen = ATTRIBUTION_FORMATS.find(({ id }) => id === format) ?? ATTRIBUTION_FORMATS[0]
  const credits = creditsOf(subjectParts(subject, licensing), licensing)
  const of = subject.kind === 'version' ? subject.version : subject.mixture
  return download(chosen.print({ title, of, credits }), `${chosen.mediaType}; charset=utf-8`, chosen.fileName)
}

async function found(db: Db, named: NamedSubject): Promise<LicensedSubject> {
  const subject = await readSubject(db, named)
  if (subject === null) throw new Refusal('not-found', 'No published version or mixture here has this digest.')
  return subject
}

function download(text: string, type: string, name: string): Response {
  return new Response(text, {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  })
}
