import { z } from 'zod'
import { Digest } from '../digest.ts'
import { Refusal } from '../error.ts'
import { jsonOrRefuse } from '../json-or-refuse.ts'
import { LABELLED_ROLES } from './labelled-input.ts'
import { type LabelledRecords, MOST_FEATURES, MOST_LABELLED_READ, MOST_NUMBERS } from './labelled-reading.ts'

/** What stands before the records: of which version they are, how many they are and of how many features each, and how many others the version has. */
const Head = z.strictObject({
  role: z.enum(LABELLED_ROLES),
  version: Digest,
  name: z.string(),
  records: z.int().min(1).max(MOST_LABELLED_READ),
  inputs: z.int().min(1).max(MOST_FEATURES),
  unread: z.int().min(0),
})

const Line = z.strictObject({
  id: z.string(),
  label: z.string(),
  truth: z.string().nullable(),
  source: z.string().nullable(),
  features: z.array(z.number()),
})

/**
 * What a filter of labelled features read of a version, in its order. `truth`: the right label of each, where the filter was measured by it; `sources`: of each by id; `unread`: records of
 * the version that were not read, and so not judged.
 */
export type RunRecords = Pick<z.infer<typeof Head>, 'role' | 'version' | 'name' | 'unread'> & {
  records: LabelledRecords
  truth: readonly string[] | null
  sources: ReadonlyMap<string, string | null>
}

/** The records as lines of JSON, each with its line feed: first what they are, then one for each. Every feature is read again as the same float32, minus zero too. */
export function* printLabelledLines({ records, truth, sources, ...head }: RunRecords): Generator<string> {
  const { ids, labels, x, inputs } = records
  yield `${JSON.stringify({ ...head, records: ids.length, inputs } satisfies z.infer<typeof Head>)}\n`
  for (const [place, id] of ids.entries()) {
    const said = { id, label: labels[place] ?? '', truth: truth?.[place] ?? null, source: sources.get(id) ?? null }
    const features = Array.from(x.subarray(place * inputs, (place + 1) * inputs), printFloat).join()
    yield `${JSON.stringify(said).slice(0, -1)},"features":[${features}]}\n`
  }
}

/** JSON knows minus zero, but `JSON.stringify` drops its sign. */
function printFloat(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value)
}

/** The records that such lines, without their line feeds, tell. Refuses lines of another form, and fewer or more of them than the first one says. */
export async function readLabelledLines(lines: AsyncIterable<string>): Promise<RunRecords> {
  const iterator = lines[Symbol.asyncIterator]()
  const first = await iterator.next()
  const head = parse(Head, first.done === true ? '' : first.value, 1)
  const { records: count, inputs, ...told } = head
  if (count * inputs > MOST_NUMBERS)
    throw refused(`They are ${count * inputs} numbers; no filter reads more than ${MOST_NUMBERS} of a version.`)
  const x = new Float32Array(count * inputs)
  const ids: string[] = []
  const labels: string[] = []
  const truth: string[] = []
  const sources = new Map<string, string | null>()
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
    const line = parse(Line, next.value, ids.length + 2)
    if (ids.length === count) throw refused(`They go on after the ${count} that were announced.`)
    if (line.features.length !== inputs)
      throw refused(`The record ${line.id} has ${line.features.length} features and not ${inputs}.`)
    x.set(line.features, ids.length * inputs)
    ids.push(line.id)
    labels.push(line.label)
    if (line.truth !== null) truth.push(line.truth)
    sources.set(line.id, line.source)
  }
  if (ids.length < count) throw refused(`They end after ${ids.length} of ${count}.`)
  return {
    ...told,
    records: { ids, labels, x, inputs, names: null },
    truth: truth.length === count ? truth : null,
    sources,
  }
}

function parse<Output>(schema: z.ZodType<Output>, text: string, line: number): Output {
  const parsed = schema.safeParse(jsonOrRefuse(text, `line ${line} of the records that the run read`))
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map(({ path, message }) => ({ at: `/${path.map(String).join('/')}`, message }))
  throw new Refusal('invalid', `Line ${line} of the records that the run read is not of the expected form.`, issues)
}

function refused(why: string): Refusal {
  return new Refusal('invalid', `The records that the run read can’t be used. ${why}`)
}
