import { parseArgs } from 'node:util'
import { Refusal } from '#lib/error.ts'
import { type Command, type Exit, REFUSED_WRITE, SERVER_HELP, SERVER_OPTIONS } from './command.ts'
import { FOLDER_HELP, FOLDER_OPTIONS } from './folder.ts'
import { diffRecords } from './records/diff.ts'
import { makeRecords } from './records/make.ts'
import { checkProof, fetchProof } from './records/proof.ts'
import { putRecords } from './records/put.ts'
import { registryOf } from './registry.ts'
import type { World } from './world.ts'

const HELP = `Usage: colophon records make DIR [-o records.jsonl]
       colophon records make FILE.jsonl [--text FIELD] [--id FIELD] [--keep-text] [-o records.jsonl]
       colophon records put FILE --dataset ORG/NAME --label LABEL [--map id=COLUMN,digest=COLUMN]
       colophon records proof VERSION ID [-o proof.json]
       colophon records check proof.json SETDIGEST|VERSION
       colophon records diff VERSION VERSION

make    Makes a manifest: the id, the sha256 and the size of each record. Of a folder a record is a file; of JSON Lines (packed
        with gzip too, and with zstd on Node 22.15 or newer) a record is the text of a line, and the other fields are kept.
        Fields named id, digest and bytes are made anew. Says how many records there are, and their set digest.
put     Sends a manifest (Parquet, CSV, JSON Lines; packed or not) for a draft, and waits until the registry has read it.
proof   Gets the proof that a record is in a published version.
check   Tells whether a proof holds. Against a set digest nobody is asked; a version's record is taken from the registry.
        Exit code: 0 yes, 1 no, 2 could not tell.
diff    Tells what became of the records between two versions. Exit code: 0 nothing, 1 something, 2 could not tell.

  -o, --output FILE    Where the manifest or the proof goes; standard output if left out.
  --text FIELD         The field that holds a record's text; text.
  --keep-text          Keeps the texts in the manifest, so that the registry holds them and can train on them.
  --id FIELD           The field that names a record; id if the first line has one, else the number of the line.
  --dataset ORG/NAME   The dataset, which is registered already.
  --label LABEL        The label of its draft.
  --map ROLE=COLUMN    Which column is which, where the registry would guess wrong; may be repeated. Roles: id, digest, url,
                       source, bytes, tokens, license, creator, retrievedAt, language, split, mark.
  --limit N            How many changes are listed; 20.
${FOLDER_HELP}${SERVER_HELP}`

const OPTIONS = {
  ...SERVER_OPTIONS,
  ...FOLDER_OPTIONS,
  output: { type: 'string', short: 'o' },
  text: { type: 'string', default: 'text' },
  id: { type: 'string' },
  'keep-text': { type: 'boolean', default: false },
  dataset: { type: 'string' },
  label: { type: 'string' },
  map: { type: 'string', multiple: true, default: [] as string[] },
  limit: { type: 'string', default: '20' },
} as const

/** `colophon records`: manifests, and proofs of what is in them. */
export const records: Command = { help: HELP, no: REFUSED_WRITE, run }

async function run(args: string[], world: World): Promise<Exit> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
  const [what, first, second, ...more] = positionals
  if (what === 'make') return makeRecords(first, values, world)
  if (what === 'proof') return fetchProof(first, second, values, world)
  if (what === 'check') return checkProof(first, second, values, world)
  if (what === 'diff') return diffRecords(positionals.slice(1), values, world)
  if (what !== 'put' || more.length > 0)
    throw new Refusal('malformed', 'Say make, put, proof, check or diff. colophon records --help explains them.')
  const { dataset, label } = values
  if (first === undefined || dataset === undefined || label === undefined)
    throw new Refusal('malformed', 'Name the file, --dataset ORG/NAME and --label of the draft.')
  return putRecords(registryOf(values, world), first, { dataset, label }, values, world)
}
