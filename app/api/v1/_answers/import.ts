import type { CandidateReport } from '#db/commands/import-candidate.ts'
import type { Digest } from '#lib/digest.ts'
import { Refusal } from '#lib/error.ts'
import type { Candidate, Reading } from '#lib/interchange/import.ts'
import type { ImportAnswer, ImportedCandidate } from '../_contract/import-answer.ts'

type Report = Omit<CandidateReport, 'outcome'> & { outcome: ImportedCandidate['outcome'] }

/** A document that can't be read at all is refused whole, with each fault and where it is. */
export function refuseUnreadable({ candidates, troubles }: Reading): void {
  const refusing = troubles.filter(({ grade }) => grade === 'refuse')
  const [first] = refusing
  if (first === undefined || candidates.length > 0) return
  const issues = refusing.map(({ at, message }) => ({ at, message }))
  throw new Refusal('invalid', `The document can not be imported. ${first.message} Nothing was stored.`, issues)
}

/** What a dry run reports: each candidate as it would be taken or refused. */
export function understood({ candidates }: Reading): Report[] {
  return candidates.map(({ key, troubles }) => {
    const isRefused = troubles.some(({ grade }) => grade === 'refuse')
    return { key, outcome: isRefused ? 'refused' : 'understood', dataset: null, version: null, digest: null, troubles }
  })
}

/** What was understood of a document and what became of it, candidate by candidate in its order. */
export function importAnswer(reading: Reading, digest: Digest, reports: readonly Report[]): ImportAnswer {
  const { format, formatVersion, troubles, candidates } = reading
  const merged = candidates.flatMap((candidate, index) => {
    const report = reports[index]
    return report === undefined ? [] : [importedCandidate(candidate, report)]
  })
  const counts = { registered: 0, unchanged: 0, amended: 0, refused: 0, understood: 0 }
  for (const { outcome } of merged) counts[outcome] += 1
  return { format, formatVersion, digest, troubles, candidates: merged, counts }
}

function importedCandidate(candidate: Candidate, report: Report): ImportedCandidate {
  const { fields, loadable, complete } = candidate
  const { key, outcome, dataset, version, digest, troubles } = report
  return { key, outcome, dataset, version, digest, troubles, fields, loadable, complete }
}
