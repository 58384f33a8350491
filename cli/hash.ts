import { closeSync, openSync, renameSync, statSync, writeSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { printBytes, printCount } from './amount.ts'
import { COMMON_HELP, COMMON_OPTIONS, type Command, type Exit } from './command.ts'
import { type FileList, printFileList } from './disk/file-list.ts'
import { type HashedFolder, hashFolder } from './disk/hash-folder.ts'
import { NO_JOURNAL, openJournal } from './disk/journal.ts'
import { FOLDER_HELP, FOLDER_OPTIONS, fileListOf, readFolderName, readJobs, reportProblems } from './folder.ts'
import { hashingProgress, progressLine } from './progress.ts'
import type { World } from './world.ts'

const HELP = `Usage: colophon hash DIR [-o FILE]

Reads every file below DIR and writes the file list: path, bytes, sha256 and media type of each, sorted by path.
Symbolic links, sockets and devices are not followed or read, and are named. What can't be read, or changes while it is
read, is named too, and then the exit code is 2: the list is not whole.

  -o, --output FILE    Where the list goes; standard output if left out.
  --journal FILE       What was read so far, so that a run that was stopped goes on and a later run reads only what has
                       changed; FILE.journal beside the output. Without -o there is none unless you name it.
  --fresh              Read everything again, whatever the journal says.
${FOLDER_HELP}${COMMON_HELP}
With --json and -o, a summary in JSON goes to standard output. The list itself is JSON in any case.
`

const OPTIONS = {
  ...COMMON_OPTIONS,
  ...FOLDER_OPTIONS,
  output: { type: 'string', short: 'o' },
  journal: { type: 'string' },
  fresh: { type: 'boolean', default: false },
} as const

/** `colophon hash`: the file list of a folder. */
export const hash: Command = { help: HELP, no: [], run }

async function run(args: string[], world: World): Promise<Exit> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
  const root = readFolderName(positionals[0], 'hash')
  const output = values.output === undefined ? null : resolve(values.output)
  const journalPath = values.journal ?? (output === null || !isReplaceable(output) ? null : `${output}.journal`)
  const journal = journalPath === null ? NO_JOURNAL : openJournal(journalPath, values.fresh)
  const line = progressLine(world, values.progress)
  const hashed = await hashFolder(root, {
    ignore: values.ignore,
    skip: new Set([...ownFiles(output), ...ownFiles(journalPath === null ? null : resolve(journalPath))]),
    ...readJobs(values.jobs),
    journal,
    onProgress: hashingProgress(line),
  })
  line.clear()
  journal.settle(hashed.files)
  const list = fileListOf(root, hashed)
  write(list, output, world)
  reportProblems(list.problems, world)
  if (output !== null)
    world.out(values.json ? `${JSON.stringify(summaryOf(list, hashed, output))}\n` : say(list, hashed, output))
  return list.totals.faults > 0 ? 2 : 0
}

/** What this run itself writes is no part of the folder. */
function ownFiles(path: string | null): string[] {
  return path === null ? [] : [path, `${path}.part`]
}

function write(list: FileList, output: string | null, world: World) {
  if (output === null) {
    for (const part of printFileList(list)) world.out(part)
    return
  }
  // What is no regular file, such as /dev/null or a pipe, is written to; a file is replaced in one step.
  const path = isReplaceable(output) ? `${output}.part` : output
  const file = openSync(path, 'w')
  for (const part of printFileList(list)) writeSync(file, part)
  closeSync(file)
  if (path !== output) renameSync(path, output)
}

function isReplaceable(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? true
}

function summaryOf(list: FileList, hashed: HashedFolder, output: string) {
  const { reused, ignored } = hashed
  return { output, root: list.root, ...list.totals, reused, ignored, problems: list.problems }
}

function say(list: FileList, hashed: HashedFolder, output: string): string {
  const { files, bytes, faults } = list.totals
  const reused = hashed.reused > 0 ? `, ${hashed.reused.toLocaleString('en')} known from an earlier run` : ''
  const ignored = hashed.ignored > 0 ? `, ${hashed.ignored.toLocaleString('en')} ignored` : ''
  const whole = faults > 0 ? `, ${faults.toLocaleString('en')} not read` : ''
  return `${printCount(files, 'file')}, ${printBytes(bytes)}${reused}${ignored}${whole}: ${output}\n`
}
