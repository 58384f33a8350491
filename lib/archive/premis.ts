import { z } from 'zod'
import type { FixityCheck } from './check.ts'

/** One PREMIS event, in the semantic units of the PREMIS Data Dictionary 3.0 (Event entity), as JSON. */
export const PremisEvent = z.strictObject({
  eventIdentifier: z.strictObject({ eventIdentifierType: z.literal('UUID'), eventIdentifierValue: z.string() }),
  eventType: z.literal('fixity check'),
  eventDateTime: z.string(),
  eventDetailInformation: z.array(z.strictObject({ eventDetail: z.string() })),
  eventOutcomeInformation: z.array(
    z.strictObject({
      eventOutcome: z.enum(['pass', 'fail', 'unknown']),
      eventOutcomeDetail: z.array(z.strictObject({ eventOutcomeDetailNote: z.string() })),
    }),
  ),
  linkingAgentIdentifier: z.array(
    z.strictObject({
      linkingAgentIdentifierType: z.string(),
      linkingAgentIdentifierValue: z.string(),
      linkingAgentRole: z.array(z.string()),
    }),
  ),
  linkingObjectIdentifier: z.array(
    z.strictObject({
      linkingObjectIdentifierType: z.string(),
      linkingObjectIdentifierValue: z.string(),
      linkingObjectRole: z.array(z.string()),
    }),
  ),
})
export type PremisEvent = z.infer<typeof PremisEvent>

/** The agent of checks that this registry makes itself. */
export const REGISTRY_AGENT = 'Colophon'

/** A fixity check as a PREMIS event: its object is the copy's address and the version that it is a copy of, its agent who made the check or reports it. */
export function premisEvent(check: FixityCheck, about: { url: string; version: string }): PremisEvent {
  const isOwn = check.agent === REGISTRY_AGENT
  return {
    eventIdentifier: { eventIdentifierType: 'UUID', eventIdentifierValue: check.id },
    eventType: 'fixity check',
    eventDateTime: check.at,
    eventDetailInformation: [`${check.rule}; ${check.basis}; algorithm sha256`, check.note]
      .filter((eventDetail) => eventDetail !== '')
      .map((eventDetail) => ({ eventDetail })),
    eventOutcomeInformation: [
      {
        eventOutcome: check.outcome,
        eventOutcomeDetail: check.reasons.map(({ says }) => ({ eventOutcomeDetailNote: says })),
      },
    ],
    linkingAgentIdentifier: [
      {
        linkingAgentIdentifierType: isOwn ? 'software' : 'name',
        linkingAgentIdentifierValue: check.agent,
        linkingAgentRole: [isOwn ? 'executing program' : 'implementer'],
      },
    ],
    linkingObjectIdentifier: [
      { linkingObjectIdentifierType: 'URI', linkingObjectIdentifierValue: about.url, linkingObjectRole: ['source'] },
      {
        linkingObjectIdentifierType: 'version digest',
        linkingObjectIdentifierValue: about.version,
        linkingObjectRole: ['source'],
      },
    ],
  }
}
