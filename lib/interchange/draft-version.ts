import { labelOf } from '../dataset/slug.ts'
import type { DraftNotes } from './draft-notes.ts'
import type { Said } from './draft-text.ts'
import type { ReadContext } from './import.ts'
import { dateOf } from './lenient.ts'

/** The three things that every version needs, from what the document says of its own version and date. */
export function versionHead(
  notes: DraftNotes,
  said: { label: Said | null; date: Said | null; description: string },
  context: ReadContext,
): { label: string; reason: string; releaseDate: string } {
  const reason = `As described by ${said.description}.`
  notes.suggested('version.reason', reason, '', 'Say why this version was made.')
  return { label: takeLabel(notes, said.label, context), reason, releaseDate: takeDate(notes, said.date, context) }
}

/** The document's name for a sentence: with its file name if it has one. */
export function describedBy(what: string, context: ReadContext): string {
  const name = context.fileName.split(/[\\/]/).at(-1)?.slice(0, 200).toWellFormed() ?? ''
  return name === '' ? what : `${what} "${name}"`
}

function takeLabel(notes: DraftNotes, said: Said | null, context: ReadContext): string {
  const label = said === null ? null : labelOf(said.value)
  if (said !== null && label === said.value) notes.understood('version.label', label, said.from)
  else if (said !== null && label !== null)
    notes.suggested('version.label', label, said.from, `Made of "${said.value.slice(0, 80)}".`)
  if (label !== null) return label
  const snapshot = `snapshot-${context.today}`
  notes.suggested('version.label', snapshot, '', 'The document names no version: the day of the import stands in.')
  return snapshot
}

function takeDate(notes: DraftNotes, said: Said | null, context: ReadContext): string {
  const date = said === null ? null : dateOf(said.value)
  if (said !== null && date === said.value) notes.understood('version.releaseDate', date, said.from)
  else if (said !== null && date !== null)
    notes.suggested('version.releaseDate', date, said.from, `The day of "${said.value}".`)
  else if (said !== null) notes.unused('version.releaseDate', said.value, said.from, 'No date like 2026-06-05.')
  if (date !== null) return date
  notes.suggested(
    'version.releaseDate',
    context.today,
    '',
    'The document states no date of release: the day of the import stands in.',
  )
  return context.today
}
