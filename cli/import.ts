import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Refusal } from '#lib/error.ts'
import { IMPORT_FORMATS } from '#lib/interchange/import.ts'
import { type Command, type Exit, REFUSED_WRITE, SERVER_HELP, SERVER_OPTIONS } from './command.ts'
import { reportProblems } from './folder.ts'
import { findDocuments } from './import/documents.ts'
import { importAll } from './import/import-all.ts'
import type { ImportQuery } from './import/import-file.ts'
import { journalPath, NO_IMPORT_JOURNAL, openImportJournal } from './import/journal.ts'
import { countsOf, type ImportReport, importExit, printReport } from './import/report.ts'
import { progressLine } from './progress.ts'
import { type Registry, registryOf } from './registry.ts'
import type { World } from './world.ts'

const HELP = `Usage: colophon import FILES|DIRS… --organization ORG

Registers the datasets that the files describe: Croissant, Hugging Face cards and API answers, Data Provenance Initiative summaries,
DataCite records. Of a folder, what ends in .json, .jsonld, .md, .yaml, .yml or .xml. A dataset that is there already, from the
same input, is left unchanged; so a second run says 0 new. A run that was stopped goes on where it was.

  --organization ORG   The organisation that the datasets are registered under.
  --publish            Publish the versions that the files describe, too.
  --dry-run            Only say what is understood; nothing is stored.
  --format FORMAT      auto, ${IMPORT_FORMATS.join(', ')}; auto if left out.
  --report FILE        Write what became of every file and record there, as JSON.
  --journal FILE       What was done so far; beside the report, or with your own state. Taken away when all is done.
  --ignore PATTERN     Leave out what this matches in a folder, in gitignore syntax; may be repeated.
  --jobs N             How many files to send at once; 4.
  --progress           Show progress also where there is no terminal.
${SERVER_HELP}`

const OPTIONS = {
  ...SERVER_OPTIONS,
  organization: { type: 'string' },
  publish: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  format: { type: 'string', default: 'auto' },
  report: { type: 'string' },
  journal: { type: 'string' },
  ignore: { type: 'string', multiple: true, default: [] as string[] },
  jobs: { type: 'string', default: '4' },
  progress: { type: 'boolean', default: false },
} as const

/** `colophon import`: many datasets from documents that others wrote. */
/** A file with hundreds of records is stored one record after another: it may take minutes on a busy machine. */
const LARGE_FILE_S = '900'

export const importFiles: Command = { help: HELP, no: REFUSED_WRITE, run }

async function run(args: string[], world: World): Promise<Exit> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
  const { organization, format } = values
  const dryRun = values['dry-run']
  if (organization === undefined)
    throw new Refusal('malformed', 'Under which organisation? Name it with --organization ORG.')
  const registry = registryOf({ ...values, timeout: values.timeout ?? LARGE_FILE_S }, world)
  const documents = findDocuments(positionals, values.ignore)
  const query: ImportQuery = { format, organization, publish: String(values.publish), dryRun: String(dryRun) }
  const journal = dryRun ? NO_IMPORT_JOURNAL : openJournal(values, registry, query, world)
  const line = progressLine(world, values.progress)
  const show = (done: number, total: number) =>
    line.show(`${done.toLocaleString('en')} of ${total.toLocaleString('en')} files`)
  const jobs = readCount(values.jobs)
  const { files, stopped } = await importAll({ registry, paths: documents.paths, query, journal, jobs, show })
  line.clear()
  const { url } = registry
  const { problems } = documents
  const counts = countsOf(files)
  const report: ImportReport = {
    format: 'colophon-import-report/1',
    url,
    organization,
    dryRun,
    stopped,
    counts,
    problems,
    files,
  }
  if (values.report !== undefined) writeFileSync(values.report, `${JSON.stringify(report, null, 1)}\n`)
  if (stopped === null) journal.remove()
  reportProblems(problems, world)
  world.out(values.json ? `${JSON.stringify(report)}\n` : printReport(report))
  if (stopped !== null)
    world.err(
      `colophon: Stopped after ${files.length} of ${documents.paths.length} files. ${stopped} Run this again to go on.\n`,
    )
  return importExit(report)
}

type JournalValues = { journal?: string | undefined; report?: string | undefined }

function openJournal({ journal, report }: JournalValues, registry: Registry, query: ImportQuery, world: World) {
  const purpose = JSON.stringify({ url: registry.url, ...query })
  const beside = report === undefined ? undefined : `${report}.journal`
  return openImportJournal(journal ?? beside ?? journalPath(world, purpose), purpose)
}

function readCount(text: string): number {
  const count = Number(text)
  if (Number.isInteger(count) && count >= 1 && count <= 64) return count
  throw new Refusal('malformed', `--jobs is a number from 1 to 64, not ${JSON.stringify(text)}.`)
}
