import { judgeLicenses } from '../../license/aggregate.ts'
import { faultOfExpression } from '../../license/expression-fault.ts'
import { LicenseQuestion } from '../../license/verdict.ts'

const QUESTION = LicenseQuestion.parse({ use: 'redistribution' })

/** Whether an SPDX expression names an open licence, of data or of code, by the table of terms; false where it can't be told. */
export function isOpenLicense(expression: string): boolean {
  if (expression === '' || faultOfExpression(expression) !== null) return false
  return judgeLicenses([{ expression, share: null, layer: 'content' }], QUESTION).open === 'yes'
}
