import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { CitedVersion } from '#lib/citation/cited-version.ts'
import { Refusal } from '#lib/error.ts'
import { type Command, type Exit, SERVER_HELP, SERVER_OPTIONS } from './command.ts'
import { hashFolder } from './disk/hash-folder.ts'
import { FOLDER_HELP, FOLDER_OPTIONS, faultsOf, readFolderName, readJobs, reportProblems } from './folder.ts'
import { hashingProgress, progressLine } from './progress.ts'
import { isRegistryNamed, type Registry, registryOf, type ServerValues } from './registry.ts'
import { readCited, registryCited } from './verify/cited.ts'
import { compare, isWorthReading } from './verify/compare.ts'
import { askRecord, type SealedRecord, sealSavedRecord } from './verify/record.ts'
import { report, reportJson, type Verified } from './verify/report.ts'
import { askStanding } from './verify/standing.ts'
import type { World } from './world.ts'

const HELP = `Usage: colophon verify DIR CITATION
       colophon verify DIR [CITATION] --record FILE

Tells whether DIR holds exactly the version that CITATION names. CITATION is a digest, org/name@label, the address of a
version's page, a .bib, .ris, .json or .cff file, or the citation's own words. The record is taken from the registry, and its sha256
is worked out here: a record that is not the one cited is refused. Then every file is read and compared.

Exit code: 0 unchanged, also if the version was superseded or withdrawn since, which is said; 1 differs; 2 could not tell.
Give the same --ignore as when the version was published.

  --record FILE        A saved record in place of the registry: works offline.
${FOLDER_HELP}${SERVER_HELP}
If neither --url nor COLOPHON_URL says which registry to ask, the one in the citation's address is asked, without your token.
`

const OPTIONS = { ...SERVER_OPTIONS, ...FOLDER_OPTIONS, record: { type: 'string' } } as const

/** `colophon verify`: whether a folder is the version that is cited. */
export const verify: Command = { help: HELP, no: [], run }

async function run(args: string[], world: World): Promise<Exit> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
  const root = readFolderName(positionals[0], 'verify')
  const citation = positionals.slice(1).join(' ')
  const { record, standing } =
    values.record === undefined
      ? await askRegistry(citation, values, world)
      : { record: readSaved(values.record, citation), standing: null }
  const recorded = new Map(record.files.map((file) => [file.path, file]))
  const line = progressLine(world, values.progress)
  const folder = await hashFolder(root, {
    ignore: values.ignore,
    skip: new Set(),
    ...readJobs(values.jobs),
    wanted: isWorthReading(recorded),
    onProgress: hashingProgress(line),
  })
  line.clear()
  const verified: Verified = { record, standing, comparison: compare(recorded, folder) }
  reportProblems(values.json ? folder.problems : faultsOf(folder.problems), world)
  world.out(values.json ? `${JSON.stringify(reportJson(verified))}\n` : report(verified))
  return EXITS[verified.comparison.outcome]
}

const EXITS = { unchanged: 0, differs: 1, unknown: 2 } as const

async function askRegistry(citation: string, values: ServerValues, world: World) {
  if (citation === '')
    throw new Refusal('malformed', 'A citation is needed. colophon verify --help shows the whole command.')
  const cited = readCited(citation)
  const registry = registryFor(cited, values, world)
  const standing = await askStanding(registry, cited)
  if (standing.version === null) throw new Refusal('not-found', standing.reason)
  const { digest, organization, name, label } = standing.version
  const record = await askRecord(registry, digest)
  refuseOtherName(record, `${organization}/${name}`, label)
  return { record, standing }
}

function registryFor(cited: CitedVersion, values: ServerValues, world: World): Registry {
  const url = isRegistryNamed(values, world) ? null : registryCited(cited)
  return registryOf(url === null ? values : { ...values, url, token: '' }, world)
}

function readSaved(file: string, citation: string): SealedRecord {
  const cited = citation === '' ? null : readCited(citation)
  const record = sealSavedRecord(readFileSync(file), file, cited?.digest ?? null)
  if (cited?.name != null && cited.label !== null) refuseOtherName(record, cited.name, cited.label)
  return record
}

function refuseOtherName(record: SealedRecord, dataset: string, label: string) {
  const isSame =
    record.dataset.toLowerCase() === dataset.toLowerCase() && record.version.toLowerCase() === label.toLowerCase()
  if (!isSame)
    throw new Refusal(
      'invalid',
      `The record is that of ${record.dataset}@${record.version}, not of ${dataset}@${label}.`,
    )
}
