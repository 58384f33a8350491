import { FilePath, type VersionDraftInput } from '../dataset/schema.ts'
import { Sha256Hex } from '../digest.ts'
import type { DraftNotes } from './draft-notes.ts'

/** A file as a version draft takes it. */
export type DraftFile = NonNullable<VersionDraftInput['files']>[number]

/** The sha256 if the text is one; 64 hex digits or it is no digest. Upper case is written lower, as the same digest. */
export function sha256In(text: string | null): Sha256Hex | null {
  const parsed = Sha256Hex.safeParse(text?.trim().toLowerCase())
  return parsed.success ? parsed.data : null
}

/** The files of a version, each path once: a second file of the same path gets a number, and both are noted. */
export class DraftFiles {
  private readonly files = new Map<string, DraftFile>()
  private readonly doubles = new Map<string, number>()
  private readonly notes: DraftNotes

  constructor(notes: DraftNotes) {
    this.notes = notes
  }

  add(file: DraftFile, from: string): void {
    const path = this.freePath(file.path)
    if (path !== file.path)
      this.notes.suggested('version.files', path, from, `Another file has the path "${file.path}" already.`)
    else this.notes.understood('version.files', path, from)
    this.files.set(path, { ...file, path })
  }

  has(path: string): boolean {
    return this.files.has(path)
  }

  list(): DraftFile[] {
    return [...this.files.values()]
  }

  private freePath(path: string): string {
    if (!this.files.has(path)) return path
    let number = (this.doubles.get(path) ?? 1) + 1
    while (this.files.has(`${path}-${number}`)) number += 1
    this.doubles.set(path, number)
    return `${path}-${number}`
  }
}

/** The first of the texts that is a relative path and keeps inside its folder, or null. */
export function firstPath(...texts: (string | null)[]): string | null {
  for (const text of texts) {
    const parsed = FilePath.safeParse(text ?? '')
    if (parsed.success) return parsed.data
  }
  return null
}

/** Whether a text leads out of its folder: an absolute path, a drive, a home folder or a part `..`. */
export function leavesFolder(path: string): boolean {
  return /^(?:[/\\~]|[A-Za-z]:[\\/])/.test(path) || path.split(/[\\/]/).includes('..')
}
