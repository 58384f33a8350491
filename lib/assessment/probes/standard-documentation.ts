import type { VersionFacts } from '../facts.ts'
import { type Probe, type Seen, unknown } from '../probe.ts'

/** Whether there is a datasheet or data card, and Croissant metadata that validates (§4 C4, D). */
export const standardDocumentation: Probe = { criterion: '2.6', version: 1, judge }

function judge({ recorded: { documentation }, derived: { croissant } }: VersionFacts): Seen {
  const cards = documentation?.value.cards ?? []
  const kinds = [...new Set(cards.map(({ kind }) => kind))].filter((kind) => kind !== 'governance-card')
  const hasCard = kinds.length > 0
  const isValid = croissant === 'valid'
  const card = hasCard ? `Recorded: ${kinds.join(', ').replaceAll('-', ' ')}` : 'No datasheet or data card is recorded'
  const reason = `${card}; its Croissant metadata ${isValid ? 'validates' : 'lacks what the standard requires'}.`
  const evidence = hasCard ? (documentation?.evidence ?? []) : 'registry'
  if (hasCard && isValid) return { outcome: 'true', reason, evidence }
  if (hasCard || isValid) return { outcome: 'partly', reason, evidence }
  return documentation === undefined ? unknown(reason) : { outcome: 'false', reason, evidence: documentation.evidence }
}
