import { expect, test } from '@playwright/test'
import { draftGaps } from './draft-gaps.ts'
import { VersionDraft, type VersionDraftInput } from './schema.ts'

const EVIDENCE = { source: 'https://example.org/', retrievedAt: '2026-06-05' }

function parts(over: Partial<VersionDraftInput>) {
  const draft = VersionDraft.parse({ label: '1', reason: 'First.', releaseDate: '2026-06-05', ...over })
  return draftGaps(draft).map((gap) => gap.part)
}

const WHOLE = {
  files: [{ path: 'a', sha256: 'a'.repeat(64) }],
  sources: [{ name: 'Hydrophones' }],
  licenses: [{ raw: 'CC-BY-4.0', expression: 'CC-BY-4.0', evidence: [EVIDENCE] }],
}

test('a draft with files, sources and a licence with evidence lacks nothing', () => expect(parts(WHOLE)).toEqual([]))
test('an empty draft lacks all three', () => expect(parts({})).toEqual(['licenses', 'sources', 'files']))
test('a licence without evidence is a gap', () =>
  expect(parts({ ...WHOLE, licenses: [{ raw: 'MIT' }] })).toEqual(['licenses']))
test('a file without a digest is a gap', () =>
  expect(parts({ ...WHOLE, files: [...WHOLE.files, { path: 'b' }] })).toEqual(['files']))
