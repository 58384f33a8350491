import { expect, test } from '@playwright/test'
import type { FixityCheck } from './check.ts'
import { PremisEvent, premisEvent, REGISTRY_AGENT } from './premis.ts'

const CHECK: FixityCheck = {
  id: '00000000-0000-4000-8000-000000000001',
  copy: '00000000-0000-4000-8000-000000000002',
  at: '2026-06-05T00:00:00.000Z',
  rule: 'fixity/1',
  basis: 'recomputed-here',
  outcome: 'pass',
  link: 'alive',
  reasons: [{ code: 'digest-same', says: 'Its sha256 is the expected one.' }],
  url: 'https://archive.example/x',
  status: 200,
  bytes: 12,
  sha256: 'a'.repeat(64),
  expectedBytes: 12,
  expectedSha256: 'a'.repeat(64),
  claim: null,
  agent: REGISTRY_AGENT,
  note: '',
  evidence: [],
}
const ABOUT = { url: 'https://archive.example/x', version: `sha256:${'c'.repeat(64)}` }

test('PREMIS 3.0, Event: a check has type, time, outcome with its notes, agent, and links to its objects', () => {
  const event = premisEvent(CHECK, ABOUT)
  expect(PremisEvent.parse(event)).toEqual(event)
  expect(event).toMatchObject({
    eventIdentifier: { eventIdentifierValue: CHECK.id },
    eventType: 'fixity check',
    eventDateTime: CHECK.at,
    eventOutcomeInformation: [
      { eventOutcome: 'pass', eventOutcomeDetail: [{ eventOutcomeDetailNote: 'Its sha256 is the expected one.' }] },
    ],
    linkingAgentIdentifier: [{ linkingAgentIdentifierType: 'software', linkingAgentIdentifierValue: 'Colophon' }],
  })
  expect(event.linkingObjectIdentifier.map((one) => one.linkingObjectIdentifierValue)).toEqual([
    ABOUT.url,
    ABOUT.version,
  ])
})

test('the agent of a check that was made elsewhere is who reports it', () => {
  const event = premisEvent({ ...CHECK, agent: 'Ada', basis: 'recomputed-elsewhere' }, ABOUT)
  expect(event.linkingAgentIdentifier).toMatchObject([
    { linkingAgentIdentifierType: 'name', linkingAgentRole: ['implementer'] },
  ])
  expect(event.eventDetailInformation[0]?.eventDetail).toContain('recomputed-elsewhere')
})
