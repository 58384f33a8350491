import { expect, test } from '@playwright/test'
import { judgeLicenses } from '#lib/license/aggregate.ts'
import { partsToJudge } from '#lib/license/parts.ts'
import { LicenseQuestion, type LicenseVerdict } from '#lib/license/verdict.ts'
import { isDpiHere, type ReadRecord, readDpiCollection } from '../dpi/collection.ts'

// licences.md §9: the verdicts move when the table grows. Here is how far, and that nothing else moved them.

test.skip(!isDpiHere, 'skipped: the shared samples of the standards are not beside this checkout')

let reading: Promise<ReadRecord[]> | null = null
const collection = () => {
  reading ??= readDpiCollection()
  return reading
}

for (const [use, commercial, counts] of [
  ['research', false, [1450, 957, 104]],
  ['commercial-training', true, [1109, 890, 512]],
  ['derived-dataset', true, [1087, 889, 535]],
] as const)
  test(`edition 2026-11-23 answers ${counts.join(', ')} (allowed, unknown, disallowed) for ${use}, and moves only what lacked an entry`, async () => {
    const question = LicenseQuestion.parse({ use, commercial })
    const found = { allowed: 0, unknown: 0, disallowed: 0 }
    for (const { id, licensing } of await collection()) {
      const parts = partsToJudge(licensing).map(({ part }) => part)
      const before = judgeLicenses(parts, question, '2026-11-22')
      const after = judgeLicenses(parts, question, '2026-11-23')
      found[after.verdict] += 1
      if (before.verdict !== after.verdict) expect(codesOf(before), id).toContain('terms-missing')
      expect(codesOf(after), id).not.toContain('terms-missing')
    }
    expect([found.allowed, found.unknown, found.disallowed]).toEqual([...counts])
  })

function codesOf({ reasons }: LicenseVerdict): string[] {
  return reasons.map(({ code }) => code)
}
