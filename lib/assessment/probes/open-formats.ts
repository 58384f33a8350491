import type { VersionFacts } from '../facts.ts'
import { type Probe, type Seen, unknown, wordsOf } from '../probe.ts'
import type { Criterion } from '../rubric.ts'

/** Whether the files are in open formats, with a schema (P7 interoperability). */
export const openFormats: Probe = { criterion: '7.5', version: 1, judge }

function judge({ derived: { files, hasColumns } }: VersionFacts, criterion: Criterion): Seen {
  if (files.count === 0) return unknown('No file is listed.')
  const closed = files.formats.filter((format) => isIn(format, criterion, 'closed'))
  const open = files.formats.filter((format) => !closed.includes(format) && isIn(format, criterion, 'open'))
  if (closed.length > 0)
    return { outcome: 'false', reason: `Not an open format: ${names(closed)}.`, evidence: 'registry' }
  const others = files.formats.filter((format) => !open.includes(format))
  if (others.length > 0) return unknown(`Whether this format is open is not known here: ${names(others)}.`)
  const reason = `All files are in open formats (${names(open)})`
  if (hasColumns)
    return { outcome: 'true', reason: `${reason}, with the columns of the records.`, evidence: 'registry' }
  return { outcome: 'partly', reason: `${reason}, without a schema.`, evidence: 'registry' }
}

type Format = VersionFacts['derived']['files']['formats'][number]

function isIn({ mediaType, extension }: Format, criterion: Criterion, list: 'open' | 'closed'): boolean {
  const type = mediaType.split(';')[0]?.trim().toLowerCase() ?? ''
  return (
    wordsOf(criterion, `${list}Media`).includes(type) || wordsOf(criterion, `${list}Extensions`).includes(extension)
  )
}

function names(formats: readonly Format[]): string {
  return [...new Set(formats.map(({ mediaType, extension }) => (extension === '' ? mediaType : `.${extension}`)))].join(
    ', ',
  )
}
