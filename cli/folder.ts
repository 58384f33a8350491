import { statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { Refusal } from '#lib/error.ts'
import { FILE_LIST_FORMAT, type FileList } from './disk/file-list.ts'
import type { HashedFolder } from './disk/hash-folder.ts'
import { mediaTypeOf } from './disk/media-type.ts'
import type { Problem } from './disk/problem.ts'
import type { World } from './world.ts'

/** What every command takes that reads a folder. */
export const FOLDER_OPTIONS = {
  ignore: { type: 'string', multiple: true, default: [] as string[] },
  jobs: { type: 'string' },
  progress: { type: 'boolean', default: false },
} as const

/** How those are explained. */
export const FOLDER_HELP = `  --ignore PATTERN     Leave out what this matches, in gitignore syntax; may be repeated. A .colophonignore in
                       any folder says the same for that folder and those below. Always left out: .git, and
                       files named .colophonignore.
  --jobs N             How many files to read at once; as many as there are cores.
  --progress           Show progress also where there is no terminal.
`

/** The folder's absolute path. Refuses what is not there or is no folder. */
export function readFolderName(name: string | undefined, command: string): string {
  if (name === undefined)
    throw new Refusal('malformed', `A folder is needed. colophon ${command} --help shows the whole command.`)
  const stat = statSync(name, { throwIfNoEntry: false })
  if (stat === undefined) throw new Refusal('malformed', `There is no folder ${name}.`)
  if (!stat.isDirectory()) throw new Refusal('malformed', `${name} is not a folder. Give the folder that it is in.`)
  return resolve(name)
}

/** The number of workers asked for, as an option that may be absent. */
export function readJobs(jobs: string | undefined): { jobs?: number } {
  if (jobs === undefined) return {}
  const count = Number(jobs)
  if (!Number.isInteger(count) || count < 1 || count > 1024)
    throw new Refusal('malformed', `--jobs is a number from 1 to 1024, not ${JSON.stringify(jobs)}.`)
  return { jobs: count }
}

/** The file list of a folder that was read. */
export function fileListOf(root: string, hashed: HashedFolder): FileList {
  const files = hashed.files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256, mediaType: mediaTypeOf(path) }))
  const { problems } = hashed
  const totals = {
    files: files.length,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    faults: faultsOf(problems).length,
  }
  return { format: FILE_LIST_FORMAT, root: basename(root), files, problems, totals }
}

/** Those problems that leave a list not whole. */
export function faultsOf(problems: readonly Problem[]): Problem[] {
  return problems.filter((problem) => problem.grade === 'fault')
}

/** Names each problem on stderr, faults last, so that they are in sight. */
export function reportProblems(problems: readonly Problem[], world: World) {
  for (const grade of ['left-out', 'fault'] as const)
    for (const { path, why } of problems.filter((problem) => problem.grade === grade))
      world.err(`${grade === 'fault' ? 'not read' : 'left out'}: ${printable(path)}: ${why}\n`)
}

/** A path that can stand on one line of a terminal: control characters are shown as escapes. */
export function printable(path: string): string {
  return path.replace(/\p{Cc}/gu, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`)
}
