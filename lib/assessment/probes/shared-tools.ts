import type { ProcessingStep } from '../facts/reproducibility.ts'
import type { VersionFacts } from '../facts.ts'
import { type Probe, type Seen, unknown } from '../probe.ts'
import type { Criterion } from '../rubric.ts'
import { isOpenLicense } from './open-license.ts'
import { judgeShare, shareOfNumber } from './share.ts'

/** Whether public tools were used, or its own released (§4 B1). */
export const sharedTools: Probe = { criterion: '6.2', version: 1, judge }

function judge({ recorded: { processing } }: VersionFacts, criterion: Criterion): Seen {
  if (processing === undefined) return unknown('No step of the processing is recorded.')
  const has = processing.value.steps.map(isShared)
  const reason = `${has.filter((one) => one === true).length} of ${has.length} steps used public tools, or their own code under an open licence.`
  return { outcome: judgeShare(shareOfNumber(has, 'steps'), criterion), reason, evidence: processing.evidence }
}

/** Null: whether the tool is public is not said, and neither is its licence. */
function isShared({ isPublicTool, codeUrl, codeLicense }: ProcessingStep): boolean | null {
  if (isPublicTool === true || (codeUrl !== null && isOpenLicense(codeLicense))) return true
  return isPublicTool === null && codeUrl === null && codeLicense === '' ? null : false
}
