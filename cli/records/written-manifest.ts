import { closeSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { Refusal } from '#lib/error.ts'
import { leaf, type RecordSetDigest, readRecordSet } from '#lib/records/set-digest.ts'
import type { World } from '../world.ts'
import type { ManifestLine } from './text-record.ts'

/** A manifest that is being written as JSON Lines, and digested on the way. */
export type WrittenManifest = {
  add(line: ManifestLine): void
  /** All lines are written; the file takes its place. */
  finish(): RecordSetDigest & { bytes: number }
  /** Leaves nothing behind. */
  giveUp(): void
}

const HELD_CHARACTERS = 1 << 20
/** A Set holds at most 2^24 values. */
const IDS_IN_A_SET = 8_000_000

/** Opens a manifest at `output`, or on standard output (null). Refuses a name that comes twice. */
export function openManifest(output: string | null, world: World): WrittenManifest {
  const set = readRecordSet()
  const ids = seenIds()
  const sink = openSink(output, world)
  let held = ''
  let bytes = 0
  return {
    add(line) {
      if (ids.has(line.id))
        throw new Refusal('invalid', `Two records are named ${JSON.stringify(line.id)}. Name each by another field.`)
      ids.add(line.id)
      set.add(leaf(line.id, line.digest))
      bytes += line.bytes
      held += `${JSON.stringify(line)}\n`
      if (held.length < HELD_CHARACTERS) return
      sink.write(held)
      held = ''
    },
    finish() {
      sink.write(held)
      sink.settle()
      return { ...set.finish(), bytes }
    },
    giveUp: () => sink.remove(),
  }
}

function seenIds() {
  const sets: Set<string>[] = [new Set()]
  return {
    has: (id: string) => sets.some((set) => set.has(id)),
    add(id: string) {
      const last = sets.at(-1)
      if (last !== undefined && last.size < IDS_IN_A_SET) last.add(id)
      else sets.push(new Set([id]))
    },
  }
}

/** A file is written beside and takes its place when it is whole; what is no regular file, such as a pipe, is written to. */
function openSink(output: string | null, world: World) {
  if (output === null) return { write: world.out, settle: () => undefined, remove: () => undefined }
  const isReplaced = statSync(output, { throwIfNoEntry: false })?.isFile() ?? true
  const path = isReplaced ? `${output}.part` : output
  const file = openSync(path, 'w')
  return {
    write: (text: string) => void writeSync(file, text),
    settle() {
      closeSync(file)
      if (isReplaced) renameSync(path, output)
    },
    remove() {
      closeSync(file)
      if (isReplaced) rmSync(path, { force: true })
    },
  }
}
