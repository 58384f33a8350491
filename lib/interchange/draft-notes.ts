import type { FieldReport, Trouble } from './import.ts'

/** The longest value that a field report shows; the draft or `kept` holds the whole. */
const SHOWN = 200

/** What an importer notes while it reads one dataset: one line per field, and the troubles. */
export class DraftNotes {
  readonly fields: FieldReport[] = []
  readonly troubles: Trouble[] = []

  /** The value was taken as it is. */
  understood(field: string, value: unknown, from: string): void {
    this.note(field, value, from, 'understood', '')
  }

  /** The value was mapped or cut; a person confirms it. */
  suggested(field: string, value: unknown, from: string, why: string): void {
    this.note(field, value, from, 'suggested', why)
  }

  /** The value stays verbatim in `kept`; `why` says what could not be done with it. */
  unused(field: string, value: unknown, from: string, why: string): void {
    this.note(field, value, from, 'unused', why)
  }

  warn(at: string, message: string, rule = ''): void {
    this.troubles.push({ grade: 'warning', at, message, rule })
  }

  refuse(at: string, message: string, rule = ''): void {
    this.troubles.push({ grade: 'refuse', at, message, rule })
  }

  private note(field: string, value: unknown, from: string, state: FieldReport['state'], why: string): void {
    this.fields.push({ field, value: shown(value), from, state, why })
  }
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN).toWellFormed()}…`
}
