import type { BagInHand, BagManifest } from './bag.ts'
import type { ManifestEntry } from './bag-manifest.ts'
import { foldPath, isSystemFile } from './bag-path.ts'

/** Notes what each file that a manifest lists must digest to; answers those that are there, by their own names. */
export function checkEntries(bag: BagInHand, manifest: BagManifest): string[] {
  const listed = new Map<string, ManifestEntry>()
  const folded = new Map<string, string>()
  const found: string[] = []
  for (const entry of manifest.entries) {
    const before = listed.get(entry.path)
    if (before !== undefined) {
      sayTwice(bag, manifest, entry, before)
      continue
    }
    const twin = folded.get(foldPath(entry.path)) ?? null
    if (twin === null) folded.set(foldPath(entry.path), entry.path)
    listed.set(entry.path, entry)
    const path = locate(bag, manifest, entry, twin)
    if (path === null) continue
    const { hex, line } = entry
    const check = { algorithm: manifest.algorithm, hex, manifest: manifest.file, line }
    const checks = bag.checks.get(path)
    if (checks === undefined) bag.checks.set(path, [check])
    else checks.push(check)
    found.push(path)
  }
  return found
}

/** From 1.0 on a path is listed once; before, the same digest twice was borne (RFC 8493 §2.1.3). */
function sayTwice(bag: BagInHand, { file }: BagManifest, { path, hex, line }: ManifestEntry, before: ManifestEntry) {
  const grade = before.hex === hex && !bag.declaration.isFinal ? 'warning' : 'fault'
  bag.problems.add(
    grade,
    { path: file, line, section: '2.1.3' },
    `${path} is listed twice, first in line ${before.line}.`,
  )
}

/**
 * The file that an entry is about, or null. What is missing is a fault, but where it is to be fetched, is the same name in another form of normalization,
 * or differs only in case from another entry that is there: those are one file elsewhere (RFC 8493 §6.1).
 */
function locate(bag: BagInHand, { file, holds }: BagManifest, { path, line }: ManifestEntry, twin: string | null) {
  const at = { path: file, line, section: '3' }
  const elsewhere = { ...at, section: '6.1' }
  if (twin !== null) bag.problems.add('warning', elsewhere, `${path} and ${twin} may be one file on another system.`)
  if (bag.paths.has(path)) {
    if (isSystemFile(path)) bag.problems.add('warning', elsewhere, `${path} is left behind by an operating system.`)
    return path
  }
  if (bag.fetched.has(path)) {
    bag.problems.add('gap', at, `${path} is still to be fetched.`)
    return null
  }
  const same = bag.normalized.get(path.normalize('NFC')) ?? null
  if (same !== null) {
    bag.problems.add('warning', elsewhere, `${path} is there under another form of the same name.`)
    return same
  }
  if (twin !== null && bag.paths.has(twin)) return twin
  if (isSystemFile(path) && holds === 'payload') {
    bag.leftBehind.add(path)
    bag.problems.add('warning', elsewhere, `${path} is missing; an operating system had left it behind.`)
  } else bag.problems.add('fault', at, `${path} is listed and not there.`)
  return null
}
