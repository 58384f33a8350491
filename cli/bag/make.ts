import { closeSync, existsSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findPathDanger } from '#lib/archive/bag-path.ts'
import { type TarPart, TarReader } from '#lib/archive/tar-reader.ts'
import { attempt } from '#lib/attempt.ts'
import { Refusal } from '#lib/error.ts'

/** What was written: how many files, and their bytes. */
export type Written = { output: string; files: number; bytes: number }

/** Writes a package as the archive that it is; under another name until it is whole. */
export async function writeArchive(pieces: AsyncIterable<Uint8Array>, output: string): Promise<Written> {
  const part = `${output}.part`
  const file = openSync(part, 'w')
  const written = { output, files: 0, bytes: 0 }
  try {
    for await (const parts of readArchive(pieces, (piece) => writeAll(file, piece)))
      for (const one of parts) count(one, written)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
  renameSync(part, output)
  return written
}

/** Unpacks a package into a folder that is not there yet or is empty; the package's own folder becomes it. Nothing is written outside of it. */
export async function unpackArchive(pieces: AsyncIterable<Uint8Array>, output: string): Promise<Written> {
  if (existsSync(output) && readdirSync(output).length > 0)
    throw new Refusal('malformed', `${output} is there and not empty. Name a folder that is to be made.`)
  mkdirSync(output, { recursive: true })
  const written = { output, files: 0, bytes: 0 }
  let file: number | null = null
  const close = () => {
    if (file !== null) closeSync(file)
    file = null
  }
  try {
    for await (const parts of readArchive(pieces, () => {}))
      for (const one of parts) {
        count(one, written)
        if (one.kind === 'bytes') {
          if (file !== null) writeAll(file, one.bytes)
          continue
        }
        close()
        file = openEntry(output, one)
      }
  } finally {
    close()
  }
  return written
}

async function* readArchive(
  pieces: AsyncIterable<Uint8Array>,
  onPiece: (piece: Uint8Array) => void,
): AsyncGenerator<TarPart[]> {
  const reader = new TarReader()
  for await (const piece of pieces) {
    onPiece(piece)
    const read = attempt(() => reader.push(piece))
    if (!read.ok) throw new Refusal('unavailable', `The package can't be read. ${read.why}`)
    yield read.value
  }
  if (!reader.isWhole) throw new Refusal('unavailable', 'The package broke off before its end. Ask for it again.')
}

function openEntry(output: string, { path, isFolder }: Extract<TarPart, { kind: 'entry' }>): number | null {
  const below = path.slice(path.indexOf('/') + 1)
  const danger = findPathDanger(below)
  if (danger !== null)
    throw new Refusal('invalid', `The package holds ${JSON.stringify(path)}, which leads out of it: ${danger}.`)
  const place = join(output, below)
  mkdirSync(isFolder ? place : dirname(place), { recursive: true })
  return isFolder ? null : openSync(place, 'wx')
}

function count(part: TarPart, written: Written): void {
  if (part.kind === 'bytes') written.bytes += part.bytes.length
  else if (!part.isFolder) written.files += 1
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}
