import { resolve } from 'node:path'
import type { FileEntry } from '#lib/dataset/schema.ts'
import { parseOrRefuse, Refusal } from '#lib/error.ts'
import { FileList } from '../disk/file-list.ts'
import { hashFolder } from '../disk/hash-folder.ts'
import { NO_JOURNAL, openJournal } from '../disk/journal.ts'
import { readJsonFile } from '../draft-file.ts'
import { fileListOf, readFolderName, readJobs, reportProblems } from '../folder.ts'
import { hashingProgress, progressLine } from '../progress.ts'
import type { World } from '../world.ts'

export type FilesValues = {
  files?: string | undefined
  journal?: string | undefined
  ignore: string[]
  jobs?: string | undefined
  progress: boolean
}

/** The files of a version, from a folder or a list. Refuses a list that is not whole: a version that lacks a file can't be mended. */
export async function readFiles(folder: string | undefined, values: FilesValues, world: World): Promise<FileEntry[]> {
  if (folder !== undefined && values.files !== undefined)
    throw new Refusal('malformed', 'Give a folder or --files, not both.')
  const list =
    values.files === undefined
      ? await listFolder(folder, values, world)
      : parseOrRefuse(FileList, readJsonFile(values.files), `file list ${values.files}`)
  reportProblems(list.problems, world)
  if (list.totals.faults > 0)
    throw new Refusal('malformed', 'Some files could not be read, so nothing was sent. Mend or --ignore them.')
  if (list.files.length === 0) throw new Refusal('malformed', 'There are no files, so nothing was sent.')
  return list.files.map((file) => ({ ...file, url: null }))
}

async function listFolder(folder: string | undefined, values: FilesValues, world: World): Promise<FileList> {
  const root = readFolderName(folder, 'publish')
  const line = progressLine(world, values.progress)
  const journal = values.journal === undefined ? NO_JOURNAL : openJournal(values.journal, false)
  const hashed = await hashFolder(root, {
    ignore: values.ignore,
    skip: new Set(values.journal === undefined ? [] : [resolve(values.journal), `${resolve(values.journal)}.part`]),
    ...readJobs(values.jobs),
    journal,
    onProgress: hashingProgress(line),
  })
  line.clear()
  journal.settle(hashed.files)
  return fileListOf(root, hashed)
}
