import { FACT_KEYS } from '#lib/assessment/facts/groups.ts'
import { FactsDocument } from '#lib/assessment/facts-document.ts'
import { QUESTION_ORDER, QUESTIONS } from '#lib/assessment/questions.ts'
import { printCount } from '../amount.ts'
import type { Exit } from '../command.ts'
import type { Registry } from '../registry.ts'
import { askDigest, readVersionName } from '../version.ts'
import type { World } from '../world.ts'
import { writeOut } from './write-out.ts'

type ShowValues = { history: boolean; output?: string | undefined; json: boolean }

/** Tells what is recorded of a version and what is not, or writes the document of it. */
export async function showFacts(
  registry: Registry,
  named: string | undefined,
  { history, output, json }: ShowValues,
  world: World,
): Promise<Exit> {
  const digest = await askDigest(registry, readVersionName(named))
  const call = { path: `/api/v1/versions/${digest}/facts`, query: { history: history ? 'all' : undefined } }
  const document = await registry.ask(call, FactsDocument, 'answer about the facts')
  if (output !== undefined || json) writeOut(document, output, world)
  else world.out(print(document))
  return 0
}

function print({ dataset, version, facts, missing, history }: FactsDocument): string {
  const done = FACT_KEYS.length - missing.length
  const lines = QUESTION_ORDER.map((key) => {
    const fact = facts[key]
    const said =
      fact === undefined ? 'not answered' : `${fact.by}, ${fact.at.slice(0, 10)}, ${evidenceOf(fact.evidence)}`
    return `  ${key.padEnd(34)} ${QUESTIONS[key].title}: ${said}`
  })
  const told = (history ?? []).map(
    ({ key, value, by, at }) => `  ${at}  ${key.padEnd(34)} ${value === null ? 'taken back' : 'recorded'} by ${by}`,
  )
  const past = history === undefined ? [] : ['', 'Everything that was recorded:', ...told]
  return `${[dataset, version, `${done} of ${FACT_KEYS.length} answered`, ...lines, ...past].join('\n')}\n`
}

function evidenceOf(evidence: readonly unknown[]): string {
  return evidence.length === 0 ? 'without evidence' : `with ${printCount(evidence.length, 'piece')} of evidence`
}
