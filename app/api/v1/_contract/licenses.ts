import { LicenseEvaluation, MAX_PARTS } from '#lib/license/evaluate.ts'
import { LicenseVerdict } from '#lib/license/verdict.ts'
import { jsonBody } from './body.ts'
import { operation } from './operation.ts'
import { NOTHING } from './parameters.ts'

export const evaluateLicensesOperation = operation({
  id: 'evaluateLicenses',
  method: 'POST',
  path: '/licenses/evaluate',
  group: 'Licences',
  summary: 'Judge licences for a use',
  details: `One SPDX expression, or up to ${MAX_PARTS.toLocaleString('en')} parts, and what they are wanted for. Allowed, disallowed or unknown, with every reason, the duties and the parts that cause them. Nothing is stored; the same question under the same edition of the terms gets the same answer, byte for byte. A verdict is on the licence alone and is not legal advice.`,
  params: NOTHING,
  query: NOTHING,
  body: jsonBody(LicenseEvaluation, 'question', 8 * 1024 * 1024),
  answers: [{ status: 200, describe: 'The verdict', schema: LicenseVerdict }],
  account: 'none',
  writes: false,
})

export const LICENSE_OPERATIONS = [evaluateLicensesOperation] as const
