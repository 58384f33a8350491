import { parseArgs } from 'node:util'
import { VersionDraft } from '#lib/dataset/schema.ts'
import { parseOrRefuse, Refusal } from '#lib/error.ts'
import { printBytes, printCount } from './amount.ts'
import { type Command, type Exit, REFUSED_WRITE, SERVER_HELP, SERVER_OPTIONS } from './command.ts'
import { readDraftFile } from './draft-file.ts'
import { FOLDER_HELP, FOLDER_OPTIONS } from './folder.ts'
import { type Announcement, announce } from './publish/announce.ts'
import { draftVersion } from './publish/draft-version.ts'
import { type FilesValues, readFiles } from './publish/files.ts'
import { type DraftName, type SentValues, sentRecords } from './records/put.ts'
import { type Registry, registryOf } from './registry.ts'
import { askVersion, Version, versionPath } from './version.ts'
import type { World } from './world.ts'

const HELP = `Usage: colophon publish DIR --dataset ORG/NAME --label LABEL --reason REASON
       colophon publish --files LIST.json --dataset ORG/NAME --label LABEL --reason REASON
       colophon publish --dataset ORG/NAME --label LABEL          (a draft that is there already)

Sends the file list of DIR as a new version and publishes it. A published version never changes. Prints its digest, its page and how to
cite it. The files themselves stay where they are.

  --dataset ORG/NAME   The dataset, which is registered already.
  --label LABEL        The version's label, such as 1.4.0 or 2026-06.
  --reason REASON      Why there is a new version; shown beside it for ever.
  --release-date DATE  The day it is dated, YYYY-MM-DD; today (UTC) if left out.
  --files LIST.json    A list that colophon hash wrote, in place of DIR.
  --records FILE       Its manifest of records, as colophon records make writes it, or Parquet, CSV, JSON Lines of your own.
  --map ROLE=COLUMN    Which column of that is which; see colophon records.
  --draft FILE.json    Sources, licences and the rest of the version, as JSON; the options above go before it.
  --no-publish         Leave it as a draft, to be completed on its page.
  --yes                Do not ask before publishing.
  --journal FILE       What colophon hash read so far; see there.
${FOLDER_HELP}${SERVER_HELP}`

const OPTIONS = {
  ...SERVER_OPTIONS,
  ...FOLDER_OPTIONS,
  dataset: { type: 'string' },
  label: { type: 'string' },
  reason: { type: 'string' },
  'release-date': { type: 'string' },
  files: { type: 'string' },
  draft: { type: 'string' },
  records: { type: 'string' },
  map: { type: 'string', multiple: true, default: [] as string[] },
  'no-publish': { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  journal: { type: 'string' },
} as const

/** `colophon publish`: a folder becomes an immutable version. */
export const publish: Command = { help: HELP, no: REFUSED_WRITE, run }

async function run(args: string[], world: World): Promise<Exit> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
  const { dataset } = values
  if (dataset === undefined) throw new Refusal('malformed', 'Which dataset? Name it with --dataset ORG/NAME.')
  const registry = registryOf(values, world)
  const draft = await readDraft(positionals[0], values, world)
  const label = draft?.label ?? values.label
  if (label === undefined) throw new Refusal('malformed', 'Which version? Name it with --label.')
  const name = { dataset, label }
  const say = (announcement: Announcement) => announce(registry, announcement, values.json, world)
  const drafted = draft === null ? await askVersion(registry, name) : await draftVersion(registry, dataset, draft)
  if (drafted.status === 'withdrawn') throw new Refusal('gone', `${dataset}@${label} was withdrawn, and stays so.`)
  if (drafted.status === 'published') {
    if (values.records !== undefined)
      world.err(`${values.records} was not sent: the records of ${label} never change.\n`)
    return say({ version: drafted, draft, isNew: false })
  }
  if (values.records !== undefined) await addRecords(registry, values.records, name, values, world)
  if (values['no-publish']) return say({ version: drafted, draft, isNew: true })
  if (!values.yes && !(await isConfirmed(name, draft, world))) {
    world.err(`Not published. ${dataset}@${label} is left as a draft.\n`)
    return 1
  }
  const version = await registry.ask(
    { method: 'POST', path: `${versionPath(name)}/publish`, body: {} },
    Version,
    'answer',
  )
  return say({ version, draft, isNew: true })
}

async function addRecords(registry: Registry, file: string, name: DraftName, values: SentValues, world: World) {
  const { manifest } = await sentRecords(registry, file, name, values, world)
  if (manifest !== null) world.err(`${printCount(manifest.count, 'record')}, set digest ${manifest.setDigest}\n`)
}

type Values = FilesValues & {
  label?: string | undefined
  reason?: string | undefined
  'release-date'?: string | undefined
  draft?: string | undefined
}

/** What is to be published, or null if it is a draft that the registry has already. */
async function readDraft(folder: string | undefined, values: Values, world: World): Promise<VersionDraft | null> {
  if (folder === undefined && values.files === undefined && values.draft === undefined) return null
  const base = readDraftFile(values.draft)
  const files =
    folder === undefined && values.files === undefined ? {} : { files: await readFiles(folder, values, world) }
  const draft = {
    releaseDate: world.now().toISOString().slice(0, 10),
    ...base,
    ...defined({ label: values.label, reason: values.reason, releaseDate: values['release-date'] }),
    ...files,
  }
  return parseOrRefuse(VersionDraft, draft, 'version')
}

function defined(members: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(members).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
}

async function isConfirmed(name: { dataset: string; label: string }, draft: VersionDraft | null, world: World) {
  if (world.ask === null) return true
  const bytes = draft?.files.reduce((sum, file) => sum + (file.bytes ?? 0), 0) ?? 0
  const what = draft === null ? '' : ` with ${printCount(draft.files.length, 'file')}, ${printBytes(bytes)}`
  const answer = await world.ask(`Publish ${name.dataset}@${name.label}${what}? It can never be changed. [y/N] `)
  return /^y(?:es)?$/i.test(answer.trim())
}
