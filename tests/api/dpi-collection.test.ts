import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { PublicVersion } from '#lib/dataset/public.ts'
import { AGREEMENTS } from '#lib/license/agreement.ts'
import { LicenseAnswer } from '#lib/license/report.ts'
import { expect, test } from '#tests/fixtures.ts'
import { colophon } from './command.ts'
import { answered, type Door, doorOf, freshOrganization } from './door.ts'

// A real collection through the real doors: imported in bulk, counted, filtered by its own configuration, mixed and judged.

const DPI = fileURLToPath(new URL('../../../shared/data/standards/dpi', import.meta.url))
const CONFIGURATION = join(DPI, 'src/configs/common_pile_datasets.txt')

const Report = z.object({
  counts: z.record(z.string(), z.number()),
  files: z.array(
    z.object({
      records: z.array(z.object({ key: z.string(), dataset: z.string(), version: z.string() })).optional(),
    }),
  ),
})
type Imported = { dataset: string; version: string }

test.describe.configure({ mode: 'serial' })
test.skip(!existsSync(DPI), 'skipped: the shared data is not beside this checkout')

let organization = ''
let imported = new Map<string, Imported>()
let mixture: { version: string; share: number }[] = []

test('the whole Data Provenance collection is imported in bulk, 2,511 records accounted for; what is sent again changes nothing', async ({
  request,
  site,
  token,
}) => {
  test.setTimeout(600_000)
  organization = await freshOrganization(doorOf({ request, site, token }))
  const folders = ['data_summaries', 'data_summaries-speech', 'data_summaries-video'].map((name) => join(DPI, name))
  const folder = await mkdtemp(join(tmpdir(), 'colophon-dpi-'))
  const file = join(folder, 'report.json')
  const run = (sent: string[]) =>
    colophon(
      ['import', ...sent, '--organization', organization, '--report', file, '--json', '--ignore', '_template*'],
      { COLOPHON_URL: site, COLOPHON_TOKEN: token },
    )
  try {
    const first = await run(folders)
    expect(first.code, first.err).toBe(0)
    const report = Report.parse(JSON.parse(await readFile(file, 'utf8')))
    imported = new Map(
      report.files.flatMap(({ records = [] }) => records.map(({ key, ...where }) => [key, where] as const)),
    )
    const { registered = 0, amended = 0, unchanged = 0 } = report.counts
    expect(registered + amended + unchanged).toBe(2511)
    expect(registered).toBe(2510)
    const second = await run(folders.slice(1))
    const { counts } = Report.parse(JSON.parse(await readFile(file, 'utf8')))
    expect(second.code, second.err).toBe(0)
    expect(counts).toMatchObject({ registered: 0, amended: 0, refused: 0 })
    expect(counts.unchanged).toBeGreaterThan(90)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('the registry counts how hosts and auditors agree as the records do; the record that is there twice counts once', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const Counts = z.object({ counts: z.record(z.string(), z.number()), total: z.number() })
  const { all } = await door.read(z.object({ all: Counts }), `/licences/agreement?organization=${organization}`)
  expect(AGREEMENTS.map((word) => all.counts[word])).toEqual([747 - 1, 147, 97, 183, 949, 388])
  expect(all.total).toBe(2510)
})

test('first step, the configuration: each of its 328 datasets is published; 294 are allowed, 34 are open', async ({
  request,
  site,
  token,
}) => {
  test.setTimeout(300_000)
  const door = doorOf({ request, site, token })
  const ids = (await readFile(CONFIGURATION, 'utf8')).split('\n').map((line) => line.trim())
  const chosen = ids.flatMap((id) => imported.get(id) ?? [])
  expect(chosen).toHaveLength(328)
  const counts = { allowed: 0, disallowed: 0, unknown: 0 }
  for (const { dataset, version } of chosen) {
    const published = await door.ask('POST', `/datasets/${dataset}/versions/${version}/publish`, { body: {} })
    const { digest } = await answered(published, 200, PublicVersion)
    if (digest === null) throw new Error(`${dataset} was published without a digest.`)
    const { judgement } = await judged(door, `/versions/${digest}`, 'use=derived-dataset&commercial=yes')
    counts[judgement.verdict.verdict] += 1
    mixture.push({ version: digest, share: 1 / chosen.length })
  }
  expect(counts).toEqual({ allowed: 294, disallowed: 0, unknown: 34 })
})

test('second step, all of them as one mixture: open, and the 34 are named as what stands in the way', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const mixed = await mix(door, 'The ultra-permissive configuration')
  const { judgement } = await judged(door, mixed, 'use=derived-dataset&commercial=yes')
  expect(judgement.verdict.verdict).toBe('unknown')
  expect(judgement.inTheWay.members).toHaveLength(34)
  expect(judgement.inTheWay.membersShare).toBeCloseTo(34 / 328, 9)
  const gone = new Set<string>(judgement.inTheWay.members)
  mixture = mixture.filter(({ version }) => !gone.has(version))
})

test('third step, the filtered derivative: allowed as CC-BY-SA-4.0; as CC-BY-4.0 eighty stand in the way and 214 stay', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  mixture = mixture.map(({ version }) => ({ version, share: 1 / mixture.length }))
  const mixed = await mix(door, 'The configuration without what is open')
  const free = await judged(door, mixed, 'use=derived-dataset&commercial=yes')
  expect(free.judgement.verdict).toMatchObject({ verdict: 'allowed', outboundAllowed: ['CC-BY-SA-4.0'] })
  const asBy = await judged(door, mixed, 'use=derived-dataset&commercial=yes&outbound=CC-BY-4.0')
  expect(asBy.judgement.verdict.verdict).toBe('disallowed')
  expect(asBy.judgement.inTheWay.members).toHaveLength(80)
  expect(mixture.length - 80).toBe(214)
  expect(asBy.judgement.inTheWay.membersShare).toBeCloseTo(80 / 294, 9)
})

async function judged(door: Door, subject: string, question: string) {
  return door.read(LicenseAnswer, `${subject}/licences?${question}`, { anonymous: true })
}

/** Names the mixture as it stands; where it is read. */
async function mix(door: Door, title: string): Promise<string> {
  const response = await door.ask('POST', '/mixtures', { body: { title, members: mixture } })
  const { digest } = await answered(response, 201, z.object({ digest: z.string() }))
  return `/mixtures/${digest}`
}
