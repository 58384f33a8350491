import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { Refusal } from '#lib/error.ts'
import type { Problem } from '../disk/problem.ts'
import { walk } from '../disk/walk.ts'

/** The files to import, in order, what could not be looked at, and how many files of other kinds were passed over. */
export type Documents = { paths: string[]; problems: Problem[]; passedOver: number }

/** What a document's name ends in, when a folder is searched for them. A file that is named itself is read in any case. */
const DOCUMENT = /\.(?:json|jsonld|md|ya?ml|xml)$/i

/** The documents that the arguments name: files as they stand, folders by what is below them. */
export function findDocuments(args: readonly string[], ignore: readonly string[]): Documents {
  if (args.length === 0) throw new Refusal('malformed', 'Which files? Name files or folders.')
  const result: Documents = { paths: [], problems: [], passedOver: 0 }
  for (const argument of args) {
    const stat = statSync(argument, { throwIfNoEntry: false })
    if (stat === undefined) throw new Refusal('malformed', `There is no file or folder ${argument}.`)
    if (stat.isDirectory()) search(argument, ignore, result)
    else result.paths.push(argument)
  }
  result.paths = [...new Set(result.paths)]
  return result
}

function search(folder: string, ignore: readonly string[], result: Documents) {
  const { files, problems } = walk(resolve(folder), { ignore, skip: new Set() })
  const below = (path: string) => `${folder.replace(/\/+$/, '')}/${path}`
  const found = files.map((file) => file.path).filter((path) => DOCUMENT.test(path))
  result.passedOver += files.length - found.length
  result.paths.push(...found.sort().map(below))
  result.problems.push(...problems.map((problem) => ({ ...problem, path: below(problem.path) })))
}
