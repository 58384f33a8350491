import { z } from 'zod'
import { AuditDraft, SignatureDraft } from '#db/commands/record-audit.ts'
import { Digest } from '#lib/digest.ts'
import { AGREEMENTS } from '#lib/license/agreement.ts'
import { ATTRIBUTION_FORMAT_IDS, ATTRIBUTION_FORMATS } from '#lib/license/attribution.ts'
import { ConclusionDraft, OpinionDraft, PublicConclusion } from '#lib/license/conclusion.ts'
import { LicenseEvaluation, MAX_PARTS } from '#lib/license/evaluate.ts'
import { EvidenceHistory } from '#lib/license/evidence-history.ts'
import { STANDINGS } from '#lib/license/licensing.ts'
import { Mixture } from '#lib/license/mixture.ts'
import { QUEUE_REASONS, QueueEntry, QueueSearch } from '#lib/license/queue.ts'
import { LicenseAnswer, LicenseReport } from '#lib/license/report.ts'
import { LICENSE_TERMS_EDITION, LICENSE_TERMS_EDITIONS, LicenseTerms } from '#lib/license/terms.ts'
import { LicenseUse, LicenseVerdict } from '#lib/license/verdict.ts'
import { emptyBody, jsonBody, NO_BODY } from './body.ts'
import { operation } from './operation.ts'
import { DigestParams, NOTHING } from './parameters.ts'

const group = 'Licences'

export const evaluateLicensesOperation = operation({
  id: 'evaluateLicenses',
  method: 'POST',
  path: '/licenses/evaluate',
  group,
  summary: 'Judge licences for a use',
  details: `One SPDX expression, or up to ${MAX_PARTS.toLocaleString('en')} parts, and what they are wanted for. Allowed, disallowed or unknown, with every reason, the duties and the parts that cause them. Nothing is stored; the same question under the same edition of the terms gets the same answer, byte for byte. A verdict is on the licence alone and is not legal advice.`,
  params: NOTHING,
  query: NOTHING,
  body: jsonBody(LicenseEvaluation, 'question', 8 * 1024 * 1024),
  answers: [{ status: 200, describe: 'The verdict', schema: LicenseVerdict }],
  account: 'none',
  writes: false,
})

/** The question that a query holds, as the pages' addresses do. */
const QuestionQuery = z.object({
  use: LicenseUse.default('commercial-training'),
  commercial: z.enum(['yes', 'no']).optional().describe('Left out: not stated'),
  outbound: z.string().max(200).optional().describe('One SPDX id under which the whole is released'),
  format: z.enum(['json', 'csv']).default('json'),
})

const ANSWERS = [
  { status: 200, describe: 'The facts and the answer', schema: LicenseAnswer },
  { status: 200, describe: 'The parts as CSV', mediaTypes: ['text/csv'] },
] as const

const AttributionQuery = z.object({ format: z.enum(ATTRIBUTION_FORMAT_IDS).default('text') })
const ATTRIBUTION_ANSWERS = [
  { status: 200, describe: 'The attribution file', mediaTypes: ATTRIBUTION_FORMATS.map(({ mediaType }) => mediaType) },
]

export const readLicencesOperation = operation({
  id: 'readLicences',
  method: 'GET',
  path: '/versions/{digest}/licences',
  group,
  summary: 'Audit the licences of a version',
  details:
    'Every statement with its evidence, the verdict for the use that is asked about, the red flags and what stands in the way. The answer can be recomputed from itself: `colophon licenses verify`.',
  params: DigestParams,
  query: QuestionQuery,
  body: NO_BODY,
  answers: ANSWERS,
  account: 'none',
  writes: false,
})

export const readAttributionOperation = operation({
  id: 'readAttribution',
  method: 'GET',
  path: '/versions/{digest}/attribution',
  group,
  summary: 'Download the attribution file of a version',
  details: 'Every part with its source, its authors where they are recorded, its licences and its notices.',
  params: DigestParams,
  query: AttributionQuery,
  body: NO_BODY,
  answers: ATTRIBUTION_ANSWERS,
  account: 'none',
  writes: false,
})

const Proposed = z.strictObject({ conclusions: z.array(z.uuid()) })

export const listConclusionsOperation = operation({
  id: 'listConclusions',
  method: 'GET',
  path: '/versions/{digest}/licences/conclusions',
  group,
  summary: 'Read what was concluded about the licences of a version',
  params: DigestParams,
  query: NOTHING,
  body: NO_BODY,
  answers: [
    {
      status: 200,
      describe: 'Conclusions, oldest first, with what others said',
      schema: z.strictObject({ items: z.array(PublicConclusion) }),
    },
  ],
  account: 'none',
  writes: false,
})

export const concludeLicenseOperation = operation({
  id: 'concludeLicense',
  method: 'POST',
  path: '/versions/{digest}/licences/conclusions',
  group,
  summary: 'Propose a conclusion on a licence',
  details:
    'About one or more parts of the version, such as `version` or `source/0`. It counts once a second person confirms it.',
  params: DigestParams,
  query: NOTHING,
  body: jsonBody(ConclusionDraft, 'conclusion'),
  answers: [
    { status: 201, describe: 'Proposed: the id of the conclusion on each part', schema: Proposed },
    { status: 422, describe: 'A part is not there, or the expression does not parse' },
  ],
  account: 'audit',
  writes: true,
})

export const opineOnConclusionOperation = operation({
  id: 'opineOnConclusion',
  method: 'POST',
  path: '/licences/conclusions/{id}/opinions',
  group,
  summary: 'Confirm a conclusion, disagree with it, or take it back',
  params: z.object({ id: z.uuid() }),
  query: NOTHING,
  body: jsonBody(OpinionDraft, 'opinion'),
  answers: [
    {
      status: 200,
      describe: 'Where the conclusion stands now',
      schema: z.strictObject({ standing: z.enum(STANDINGS) }),
    },
    { status: 409, describe: 'The word is not taken in this state' },
  ],
  account: 'audit',
  writes: true,
})

const MixtureParams = z.object({ digest: Digest })
const KeptMixture = z.strictObject({ digest: Digest, url: z.url(), mixture: Mixture })

export const recordMixtureOperation = operation({
  id: 'recordMixture',
  method: 'POST',
  path: '/mixtures',
  group,
  summary: 'Name a mixture of exact versions',
  details: 'Kept under the sha256 of its canonical JSON (RFC 8785). The same mixture again is the same digest.',
  params: NOTHING,
  query: NOTHING,
  body: jsonBody(Mixture, 'mixture', 4 * 1024 * 1024),
  answers: [
    { status: 200, describe: 'Known already', schema: KeptMixture },
    { status: 201, describe: 'Recorded', schema: KeptMixture },
    { status: 422, describe: 'A version is not known here' },
  ],
  account: 'audit',
  writes: true,
})

export const readMixtureOperation = operation({
  id: 'readMixture',
  method: 'GET',
  path: '/mixtures/{digest}',
  group,
  summary: 'Read a mixture',
  params: MixtureParams,
  query: NOTHING,
  body: NO_BODY,
  answers: [{ status: 200, describe: 'The mixture', schema: KeptMixture }],
  account: 'none',
  writes: false,
})

export const readMixtureLicencesOperation = operation({
  id: 'readMixtureLicences',
  method: 'GET',
  path: '/mixtures/{digest}/licences',
  group,
  summary: 'Audit the licences of a mixture',
  details: 'As for a version; a part is named `org/name@label/part`.',
  params: MixtureParams,
  query: QuestionQuery,
  body: NO_BODY,
  answers: ANSWERS,
  account: 'none',
  writes: false,
})

export const readMixtureAttributionOperation = operation({
  id: 'readMixtureAttribution',
  method: 'GET',
  path: '/mixtures/{digest}/attribution',
  group,
  summary: 'Download the attribution file of a mixture',
  params: MixtureParams,
  query: AttributionQuery,
  body: NO_BODY,
  answers: ATTRIBUTION_ANSWERS,
  account: 'none',
  writes: false,
})

const AuditParams = z.object({ id: z.uuid() })
const Signature = z.strictObject({
  name: z.string(),
  capacity: z.string(),
  statement: z.string(),
  at: z.iso.datetime({ offset: true }),
  digest: Digest,
})
const PublicAudit = z.strictObject({
  id: z.uuid(),
  url: z.url(),
  digest: Digest.describe('sha256 of the report’s canonical JSON'),
  title: z.string(),
  createdAt: z.iso.datetime({ offset: true }),
  verdict: z.string(),
  signatures: z.array(Signature),
})

export const recordAuditOperation = operation({
  id: 'recordAudit',
  method: 'POST',
  path: '/audits',
  group,
  summary: 'Record a licence audit',
  details: 'Freezes the question, every statement with its evidence, and the answer as a report under its digest.',
  params: NOTHING,
  query: NOTHING,
  body: jsonBody(AuditDraft, 'audit'),
  answers: [{ status: 201, describe: 'Recorded', schema: PublicAudit }],
  account: 'audit',
  writes: true,
})

export const readAuditOperation = operation({
  id: 'readAudit',
  method: 'GET',
  path: '/audits/{id}',
  group,
  summary: 'Read an audit',
  params: AuditParams,
  query: NOTHING,
  body: NO_BODY,
  answers: [{ status: 200, describe: 'The audit and who signed it', schema: PublicAudit }],
  account: 'none',
  writes: false,
})

export const readAuditReportOperation = operation({
  id: 'readAuditReport',
  method: 'GET',
  path: '/audits/{id}/report',
  group,
  summary: 'Read the report of an audit',
  details: 'The canonical bytes, whose sha256 is the digest that was signed.',
  params: AuditParams,
  query: NOTHING,
  body: NO_BODY,
  answers: [{ status: 200, describe: 'The report', schema: LicenseReport }],
  account: 'none',
  writes: false,
})

export const readAuditBundleOperation = operation({
  id: 'readAuditBundle',
  method: 'GET',
  path: '/audits/{id}/bundle',
  group,
  summary: 'Read an audit with everything that it takes to check it',
  details: 'The report, its digest, the signatures, and the entries of the terms table that its licences have.',
  params: AuditParams,
  query: NOTHING,
  body: NO_BODY,
  answers: [
    {
      status: 200,
      describe: 'The bundle',
      schema: z.strictObject({
        audit: PublicAudit,
        report: LicenseReport,
        terms: z.strictObject({ edition: z.string(), entries: z.array(LicenseTerms) }),
      }),
    },
  ],
  account: 'none',
  writes: false,
})

export const signAuditOperation = operation({
  id: 'signAudit',
  method: 'POST',
  path: '/audits/{id}/signatures',
  group,
  summary: 'Sign an audit',
  params: AuditParams,
  query: NOTHING,
  body: jsonBody(SignatureDraft.extend({ digest: Digest }), 'signature'),
  answers: [
    { status: 201, describe: 'Signed', schema: PublicAudit },
    { status: 409, describe: 'Signed already, or the digest is that of another report' },
  ],
  account: 'audit',
  writes: true,
})

const EvidenceParams = z.object({ digest: Digest })

export const readEvidenceOperation = operation({
  id: 'readEvidence',
  method: 'GET',
  path: '/evidence/{digest}',
  group,
  summary: 'Read a piece of evidence and what its page says by now',
  params: EvidenceParams,
  query: NOTHING,
  body: NO_BODY,
  answers: [{ status: 200, describe: 'The evidence, its checks, and what rests on it', schema: EvidenceHistory }],
  account: 'none',
  writes: false,
})

export const checkEvidenceOperation = operation({
  id: 'checkEvidence',
  method: 'POST',
  path: '/evidence/{digest}/checks',
  group,
  summary: 'Have the page of a piece of evidence fetched again',
  params: EvidenceParams,
  query: NOTHING,
  body: emptyBody(),
  answers: [{ status: 202, describe: 'Queued', schema: z.strictObject({ queued: z.literal(true) }) }],
  account: 'audit',
  writes: true,
})

const Counts = z.record(z.enum(AGREEMENTS), z.number().int())

export const readAgreementOperation = operation({
  id: 'readAgreement',
  method: 'GET',
  path: '/licences/agreement',
  group,
  summary: 'Count where hosts and auditors agree',
  details: 'The licence in the card of each dataset on which somebody concluded, beside what was concluded.',
  params: NOTHING,
  query: z.object({ organization: z.string().max(96).optional() }),
  body: NO_BODY,
  answers: [
    {
      status: 200,
      describe: 'The table',
      schema: z.strictObject({
        rows: z.array(z.strictObject({ modality: z.string(), counts: Counts, total: z.number().int() })),
        all: z.strictObject({ counts: Counts, total: z.number().int() }),
        examples: z.record(z.enum(AGREEMENTS), z.array(z.string())),
      }),
    },
  ],
  account: 'none',
  writes: false,
})

const Waiting = z.strictObject({
  items: z.array(QueueEntry.extend({ url: z.url().describe('Where a person concludes on the part') })),
  nextCursor: z.string().nullable(),
  counts: z.record(z.enum(QUEUE_REASONS), z.number().int()).describe('A part with two reasons counts for both'),
  total: z.number().int().describe('All that wait, for whatever reason'),
})

export const listLicenseQueueOperation = operation({
  id: 'listLicenseQueue',
  method: 'GET',
  path: '/licences/queue',
  group,
  summary: 'List the parts whose licence needs a person',
  details:
    'The most-used first: by how many published versions are made from theirs, whether theirs is current, and their share of it. `organization` and `reason` narrow the list; ask on with `nextCursor` until it is null.',
  params: NOTHING,
  query: QueueSearch,
  body: NO_BODY,
  answers: [{ status: 200, describe: 'A page of parts, and how many wait', schema: Waiting }],
  account: 'none',
  writes: false,
})

const Edition = z.object({ edition: z.enum([...LICENSE_TERMS_EDITIONS]).default(LICENSE_TERMS_EDITION) })

export const listTermsOperation = operation({
  id: 'listTerms',
  method: 'GET',
  path: '/licenses/terms',
  group,
  summary: 'Read the table of licence terms',
  params: NOTHING,
  query: Edition,
  body: NO_BODY,
  answers: [
    {
      status: 200,
      describe: 'Every entry of the edition',
      schema: z.strictObject({ edition: z.string(), editions: z.array(z.string()), items: z.array(LicenseTerms) }),
    },
  ],
  account: 'none',
  writes: false,
})

export const LICENSE_OPERATIONS = [
  evaluateLicensesOperation,
  listTermsOperation,
  readLicencesOperation,
  readAttributionOperation,
  listConclusionsOperation,
  concludeLicenseOperation,
  opineOnConclusionOperation,
  readAgreementOperation,
  listLicenseQueueOperation,
  recordMixtureOperation,
  readMixtureOperation,
  readMixtureLicencesOperation,
  readMixtureAttributionOperation,
  recordAuditOperation,
  readAuditOperation,
  readAuditReportOperation,
  readAuditBundleOperation,
  signAuditOperation,
  readEvidenceOperation,
  checkEvidenceOperation,
] as const
