import { expect, test } from '@playwright/test'
import { judgeLicenses } from '#lib/license/aggregate.ts'
import { AGREEMENTS, agreementOf } from '#lib/license/agreement.ts'
import { inTheWay } from '#lib/license/in-the-way.ts'
import { mixtureParts, partsToJudge } from '#lib/license/parts.ts'
import { LicenseQuestion } from '#lib/license/verdict.ts'
import { isDpiHere, type ReadRecord, readDpiCollection, ultraPermissiveIds } from './collection.ts'

// licences.md §9: the collection of the Data Provenance Initiative, audited whole.

let reading: Promise<ReadRecord[]> | null = null
const collection = () => {
  reading ??= readDpiCollection()
  return reading
}

/** The host's raw string and the auditor's, as the importer kept them. */
function saidOf({ licensing }: ReadRecord): { host: string | null; auditor: string[] } {
  const whole = licensing.parts.find(({ kind }) => kind === 'version')
  const statements = whole?.statements ?? []
  return {
    host: statements.find(({ kind, by }) => kind === 'declared' && by === 'Hugging Face (card)')?.raw ?? null,
    auditor: statements.filter(({ kind }) => kind === 'concluded').map(({ raw }) => raw),
  }
}

function tally(records: ReadRecord[]): number[] {
  const found = records.map((record) => agreementOf(saidOf(record)))
  return AGREEMENTS.map((word) => found.filter((one) => one === word).length)
}

const GIVEN_TABLE = '2026-11-22'
const asked = (use: LicenseQuestion['use'], commercial: boolean, outbound: string | null = null) =>
  LicenseQuestion.parse({ use, commercial, outbound })

function verdictsOf(records: ReadRecord[], question: LicenseQuestion, edition = GIVEN_TABLE): Record<string, number> {
  const counts: Record<string, number> = { allowed: 0, unknown: 0, disallowed: 0 }
  for (const { licensing } of records) {
    const parts = partsToJudge(licensing).map(({ part }) => part)
    const { verdict } = judgeLicenses(parts, question, edition)
    counts[verdict] = (counts[verdict] ?? 0) + 1
  }
  return counts
}

const derived = asked('derived-dataset', true)

test.describe('the DPI collection', () => {
  test.skip(!isDpiHere, 'skipped: the shared samples of the standards are not beside this checkout')

  for (const [modality, figures] of [
    ['text', [580, 147, 91, 183, 928, 382]],
    ['speech', [66, 0, 3, 0, 21, 5]],
    ['video', [101, 0, 3, 0, 0, 1]],
  ] as const)
    test(`licences.md §9: host and auditor over the ${modality} records: ${AGREEMENTS.join(', ')}`, async () => {
      expect(tally((await collection()).filter((record) => record.modality === modality))).toEqual(figures)
    })

  test('licences.md §9: host and auditor over all 2,511 records', async () => {
    expect(tally(await collection())).toEqual([747, 147, 97, 183, 949, 388])
  })

  test('licences.md §9: verdicts of each record on its own, under the given table', async () => {
    const records = await collection()
    expect(verdictsOf(records, asked('research', false))).toEqual({ allowed: 1403, unknown: 1004, disallowed: 104 })
    expect(verdictsOf(records, asked('commercial-training', true))).toEqual({
      allowed: 1074,
      unknown: 947,
      disallowed: 490,
    })
    expect(verdictsOf(records, derived)).toEqual({ allowed: 1057, unknown: 943, disallowed: 511 })
  })

  test('licences.md §9: the ultra-permissive configuration, one by one and as one mixture', async () => {
    const byId = new Map((await collection()).map((record) => [record.id, record]))
    const chosen = ultraPermissiveIds().flatMap((id) => byId.get(id) ?? [])
    expect(chosen).toHaveLength(328)
    expect(verdictsOf(chosen, derived)).toEqual({ allowed: 294, unknown: 34, disallowed: 0 })

    const members = chosen.map(({ licensing }) => ({ licensing, share: 1 / chosen.length }))
    const mixed = mixtureParts(members).map(({ part }) => part)
    expect(judgeLicenses(mixed, derived, GIVEN_TABLE).verdict).toBe('unknown')

    const certain = members.filter(({ licensing }) => {
      const alone = partsToJudge(licensing).map(({ part }) => part)
      return judgeLicenses(alone, derived, GIVEN_TABLE).verdict === 'allowed'
    })
    const rest = mixtureParts(certain).map(({ part }) => part)
    const without = judgeLicenses(rest, derived, GIVEN_TABLE)
    expect(without.verdict).toBe('allowed')
    expect(without.outboundAllowed).toEqual(['CC-BY-SA-4.0'])
    const asBy = asked('derived-dataset', true, 'CC-BY-4.0')
    expect(judgeLicenses(rest, asBy, GIVEN_TABLE).verdict).toBe('disallowed')
    const members80 = new Set(inTheWay(rest, asBy, GIVEN_TABLE).remove.map((id) => id.split('/source')[0]))
    expect([members80.size, certain.length - members80.size]).toEqual([80, 214])
  })
})
