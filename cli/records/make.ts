import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { Refusal } from '#lib/error.ts'
import { printBytes, printCount } from '../amount.ts'
import type { Exit } from '../command.ts'
import { hashFolder } from '../disk/hash-folder.ts'
import { faultsOf, readFolderName, readJobs, reportProblems } from '../folder.ts'
import { hashingProgress, type ProgressLine, progressLine } from '../progress.ts'
import type { World } from '../world.ts'
import { readLines } from './lines.ts'
import { objectIn, type TextFields, textRecord } from './text-record.ts'
import { openManifest, type WrittenManifest } from './written-manifest.ts'

export type MakeValues = {
  text: string
  id?: string | undefined
  'keep-text': boolean
  output?: string | undefined
  ignore: string[]
  jobs?: string | undefined
  progress: boolean
  json: boolean
}

/** Makes a manifest of a folder, a record a file, or of lines of text, a record a line; says how many there are and their set digest. */
export async function makeRecords(source: string | undefined, values: MakeValues, world: World): Promise<Exit> {
  if (source === undefined) throw new Refusal('malformed', 'Of what? Name a folder or a file of JSON Lines.')
  const isFolder = statSync(source, { throwIfNoEntry: false })?.isDirectory() ?? false
  const output = values.output === undefined ? null : resolve(values.output)
  const manifest = openManifest(output, world)
  const line = progressLine(world, values.progress)
  try {
    if (isFolder) await addFiles(source, manifest, { ...values, output, line }, world)
    else await addLines(source, manifest, values, line)
  } catch (error) {
    manifest.giveUp()
    throw error
  } finally {
    line.clear()
  }
  const { count, bytes, digest } = manifest.finish()
  const told = { output: values.output ?? null, count, bytes, setDigest: digest }
  const words = `${printCount(count, 'record')}, ${printBytes(bytes)}${output === null ? '' : `: ${values.output}`}\nset digest  ${digest}\n`
  // without -o the manifest itself is on standard output
  if (output === null) world.err(values.json ? `${JSON.stringify(told)}\n` : words)
  else world.out(values.json ? `${JSON.stringify(told)}\n` : words)
  return 0
}

type FolderValues = Pick<MakeValues, 'ignore' | 'jobs'> & { output: string | null; line: ProgressLine }

async function addFiles(source: string, manifest: WrittenManifest, values: FolderValues, world: World): Promise<void> {
  const { output, line } = values
  const hashed = await hashFolder(readFolderName(source, 'records make'), {
    ignore: values.ignore,
    skip: new Set(output === null ? [] : [output, `${output}.part`]),
    ...readJobs(values.jobs),
    onProgress: hashingProgress(line),
  })
  line.clear()
  reportProblems(hashed.problems, world)
  if (faultsOf(hashed.problems).length > 0)
    throw new Refusal('malformed', 'Some files could not be read, so no manifest was made. Mend or --ignore them.')
  for (const { path, sha256, bytes } of hashed.files) manifest.add({ id: path, digest: sha256, bytes })
}

async function addLines(
  file: string,
  manifest: WrittenManifest,
  values: MakeValues,
  line: ProgressLine,
): Promise<void> {
  let fields: TextFields | null = null
  let count = 0
  for await (const { first, texts } of readLines(file)) {
    for (const [place, text] of texts.entries()) {
      if (text.trim() === '') continue
      fields ??= { text: values.text, id: values.id ?? idOf(text, file), keepsText: values['keep-text'] }
      manifest.add(textRecord(text, first + place, fields, file))
      count += 1
    }
    line.show(`${printCount(count, 'record')}`)
  }
}

/** Records are named by their "id" if the first one has one, else by the number of their line. */
function idOf(first: string, file: string): string | null {
  return 'id' in objectIn(first, `The first line of ${file}`) ? 'id' : null
}
