import type { VersionFacts } from '../facts.ts'
import { excused, isValidEvidence, type Probe, type Seen, unknown } from '../probe.ts'
import type { Criterion } from '../rubric.ts'
import { judgeShare, sayShare, shareOf } from './share.ts'

/** Whether the parts are under open licences or in the public domain (§2 "components too"). */
export const openParts: Probe = { criterion: '1.2', version: 1, judge }

function judge(facts: VersionFacts, criterion: Criterion): Seen {
  const own = excused(facts, 'attested-created-by-publisher')
  if (own !== null) return own
  const { parts } = facts.derived
  const found = shareOf(
    parts.map(({ share, open, isPublicDomain }) => ({ share, has: isPublicDomain || ANSWER[open] })),
  )
  if (found === null) return unknown('The licences of the parts are not settled, or their sizes are not known.')
  const evidence = parts.flatMap((part) => part.evidence)
  const open = parts.filter((part) => part.open === 'yes' || part.isPublicDomain)
  return {
    outcome: judgeShare(found, criterion),
    reason: `Openly licensed or in the public domain: ${sayShare(found)}.`,
    evidence,
    share: { value: found.least, unit: found.unit },
    isBorneOut: open.every((part) => part.evidence.some(isValidEvidence)),
  }
}

const ANSWER = { yes: true, no: false, unknown: null } as const
