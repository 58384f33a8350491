import { printCount } from '../amount.ts'
import type { Exit } from '../command.ts'
import type { Problem } from '../disk/problem.ts'
import { printable } from '../folder.ts'
import { type ImportedFile, RECORD_OUTCOMES } from './answer.ts'

/** The whole import: each file, each record, and the counts. `stopped` says why it ended early, else null. */
export type ImportReport = {
  format: 'colophon-import-report/1'
  url: string
  organization: string
  dryRun: boolean
  stopped: string | null
  counts: Record<string, number>
  problems: Problem[]
  files: ImportedFile[]
}

/** How many files and records there were, by what became of them. */
export function countsOf(files: readonly ImportedFile[]): Record<string, number> {
  const records = files.flatMap((file) => file.records)
  const ofFiles = (outcome: string) => files.filter((file) => file.outcome === outcome).length
  const ofRecords = RECORD_OUTCOMES.map((outcome) => [outcome, records.filter((one) => one.outcome === outcome).length])
  return {
    files: files.length,
    filesRefused: ofFiles('refused'),
    filesFailed: ofFiles('failed'),
    records: records.length,
    ...Object.fromEntries(ofRecords),
  }
}

/** 0: all is in. 1: something was refused. 2: of something nothing is known. */
export function importExit({ counts, problems, stopped }: ImportReport): Exit {
  const faults = problems.some((problem) => problem.grade === 'fault')
  if (stopped !== null || faults || (counts.filesFailed ?? 0) > 0) return 2
  return (counts.filesRefused ?? 0) + (counts.refused ?? 0) > 0 ? 1 : 0
}

/** The report for a person: what was refused or failed and why, then the counts. */
export function printReport(report: ImportReport): string {
  const lines = report.files.flatMap(linesOf)
  return `${[...lines, summary(report)].join('\n')}\n`
}

function linesOf(file: ImportedFile): string[] {
  const path = printable(file.path)
  if (file.outcome !== 'read')
    return [`${file.outcome}: ${path}: ${file.why}`, ...file.issues.map(({ at, message }) => `  ${at}: ${message}`)]
  return file.records
    .filter((record) => record.outcome === 'refused')
    .map((record) => {
      const why = record.troubles
        .filter((trouble) => trouble.grade === 'refuse')
        .map(({ at, message }) => `${at}: ${message}`)
      return `refused: ${path}: ${record.key}: ${why.join(' ')}`
    })
}

function summary({ counts, dryRun }: ImportReport): string {
  const say = (name: string) => (counts[name] ?? 0).toLocaleString('en')
  const became = dryRun
    ? `${say('understood')} understood`
    : `${say('registered')} new, ${say('unchanged')} unchanged, ${say('amended')} amended`
  const files = printCount(counts.files ?? 0, 'file')
  return (
    `${files}, ${printCount(counts.records ?? 0, 'record')}: ${became}, ${say('refused')} refused; ` +
    `${say('filesRefused')} files refused, ${say('filesFailed')} failed.`
  )
}
