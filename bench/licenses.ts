import parseSpdx from 'spdx-expression-parse'
import { judgeLicenses } from '#lib/license/aggregate.ts'
import { agreementOf } from '#lib/license/agreement.ts'
import { findFlags } from '#lib/license/consistency.ts'
import { joinWithAnd, parseExpression } from '#lib/license/expression.ts'
import type { VersionLicensing } from '#lib/license/licensing.ts'
import { mixtureParts, partsToJudge } from '#lib/license/parts.ts'
import { judgeSubject } from '#lib/license/report.ts'
import { LicenseQuestion } from '#lib/license/verdict.ts'
import { type BenchedCollection, benchedCollection } from './dpi-or-generated.ts'
import { type Bench, median, type Row } from './row.ts'

const ROUNDS = 5
const AUDIT_ROUNDS = 3
const PARTS = 2500
const VERDICT_LIMIT_MS = 100
const AUDIT_LIMIT_S = 5

/** Licences: how fast expressions are parsed, a mixture is judged, and a whole collection is audited. */
export const bench: Bench = { name: 'licenses', run }

async function run(): Promise<Row[]> {
  const collection = benchedCollection()
  const licensing = await collection.read()
  return [
    parseRate(licensing, collection.name),
    ...mixtureVerdict(licensing, collection.name),
    await wholeAudit(collection),
  ]
}

/** Both parsers by turns over the same texts, all of which both can read; ours also answers where a text is at fault. */
function parseRate(licensing: readonly VersionLicensing[], from: string): Row {
  const texts = expressionsOf(licensing)
  const rates = { ours: [] as number[], peer: [] as number[] }
  const parsers = [
    { name: 'ours', parse: parseExpression },
    { name: 'peer', parse: parseSpdx },
  ] as const
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const { name, parse } of parsers) {
      const seconds = secondsOf(() => {
        for (const text of texts) parse(text)
      })
      if (round > 0) rates[name].push(texts.length / seconds)
    }
  const [ours, peer] = [median(rates.ours), median(rates.peer)]
  const note = `${texts.length.toLocaleString('en')} expressions of ${from}, ${new Set(texts).size} distinct; beside spdx-expression-parse alone, which does not say where a fault is`
  return { ...ALONE, bench: 'licenses parse', ours, peer, ratio: ours / peer, unit: '1/s', note }
}

/** Each statement's expression, and of each version all that were concluded, which bind together. */
function expressionsOf(licensing: readonly VersionLicensing[]): string[] {
  const all = licensing.flatMap(({ parts }) => {
    const statements = parts.flatMap((part) => part.statements)
    const concluded = statements.filter(({ kind, expression }) => kind === 'concluded' && isLicense(expression))
    const joined = joinWithAnd(concluded.map(({ expression }) => expression))
    return [...statements.map(({ expression }) => expression), joined]
  })
  return all.filter(isLicense)
}

/** The package does not know the words for nothing. */
function isLicense(expression: string): boolean {
  return expression !== 'NOASSERTION' && expression !== 'NONE'
}

/** The verdict on a mixture of so many parts, and the whole answer on a mixture of all versions, from the facts to what is shown. */
function mixtureVerdict(licensing: readonly VersionLicensing[], from: string): Row[] {
  const question = LicenseQuestion.parse({ use: 'derived-dataset', commercial: true, outbound: 'CC-BY-4.0' })
  const members = licensing.map((version) => ({ licensing: version, share: 1 / licensing.length }))
  const parts = mixtureParts(members).map(({ part }) => part)
  const some = parts.slice(0, PARTS)
  const verdict = medianSeconds(() => judgeLicenses(some, question))
  const listed = members.map(({ licensing: { version }, share }) => ({ version, share }))
  const subject = { kind: 'mixture', mixture: `sha256:${'0'.repeat(64)}`, title: '', members: listed } as const
  const whole = medianSeconds(() => judgeSubject(subject, licensing, question))
  return [
    within(VERDICT_LIMIT_MS, {
      bench: 'licenses verdict',
      ours: verdict * 1000,
      unit: 'ms',
      note: `a mixture of ${some.length.toLocaleString('en')} parts of ${from}, released as CC-BY-4.0`,
    }),
    {
      ...ALONE,
      bench: 'licenses answer',
      ours: whole * 1000,
      unit: 'ms',
      note: `a mixture of ${licensing.length.toLocaleString('en')} versions with ${parts.length.toLocaleString('en')} parts: verdict, as declared, red flags, what stands in the way; no goal is set`,
    },
  ]
}

/** From the files on the disk to every red flag, the agreement of host and auditor, and the verdict for three uses. */
async function wholeAudit(collection: BenchedCollection): Promise<Row> {
  const [whole, reading]: [number[], number[]] = [[], []]
  for (let round = 0; round < AUDIT_ROUNDS; round += 1) {
    const began = performance.now()
    const licensing = await collection.read()
    const read = performance.now()
    for (const version of licensing) auditOne(version)
    whole.push((performance.now() - began) / 1000)
    reading.push((read - began) / 1000)
  }
  const note = `${collection.name}, each record: agreement, red flags, three uses; ${median(reading).toFixed(2)} s of it reading the files`
  const row = within(AUDIT_LIMIT_S, { bench: 'licenses audit', ours: median(whole), unit: 's', note })
  return collection.isReal ? row : { ...row, goal: null, ratio: null, holds: null }
}

function auditOne(version: VersionLicensing) {
  const whole = version.parts.find(({ kind }) => kind === 'version')?.statements ?? []
  const host = whole.find(({ kind, by }) => kind === 'declared' && by === 'Hugging Face (card)')?.raw ?? null
  const auditor = whole.filter(({ kind }) => kind === 'concluded').map(({ raw }) => raw)
  const parts = partsToJudge(version).map(({ part }) => part)
  const verdicts = AUDITED_USES.map((question) => judgeLicenses(parts, question).verdict)
  return { agreement: agreementOf({ host, auditor }), flags: findFlags(version), verdicts }
}

const AUDITED_USES = (['research', 'commercial-training', 'derived-dataset'] as const).map((use) =>
  LicenseQuestion.parse({ use, commercial: use !== 'research' }),
)

const ALONE = { peer: null, ratio: null, goal: null, holds: null } as const

/** Here less is better: the ratio is the limit over the figure, so that 1 or more holds. */
function within(limit: number, figure: Pick<Row, 'bench' | 'ours' | 'unit' | 'note'>): Row {
  const note = `${figure.note}; limit ${limit} ${figure.unit}`
  return { ...figure, peer: null, ratio: limit / figure.ours, goal: 1, holds: figure.ours < limit, note }
}

/** The median of the rounds after one that is not counted. */
function medianSeconds(work: () => unknown): number {
  work()
  return median(Array.from({ length: ROUNDS }, () => secondsOf(work)))
}

function secondsOf(work: () => unknown): number {
  const began = performance.now()
  work()
  return (performance.now() - began) / 1000
}
