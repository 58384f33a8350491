import { readFileSync } from 'node:fs'
import { parseOrRefuse, Refusal } from '#lib/error.ts'
import { CheckAnswer, type CheckedUrl, CheckQuestion, MAX_CHECKED, OUR_AGENT } from '#lib/preference/check.ts'
import { PURPOSES, USAGE_LEAVES, UsageLeaf, type UsageWord } from '#lib/preference/preference.ts'
import type { Exit } from '../command.ts'
import { systemCode, whyUnreadable } from '../disk/problem.ts'
import type { Registry } from '../registry.ts'
import type { World } from '../world.ts'

export type CheckValues = {
  file?: string | undefined
  at?: string | undefined
  leaf?: string[] | undefined
  agent?: string | undefined
  literal: boolean
  json: boolean
}

/**
 * Asks the registry what is known of addresses. Yes where every usage asked for is allowed for all of them, no where one is disallowed, and could
 * not tell otherwise.
 */
export async function checkUrls(
  registry: Registry,
  urls: readonly string[],
  values: CheckValues,
  world: World,
): Promise<Exit> {
  const odd = urls.find((url) => !url.includes('://'))
  if (odd !== undefined)
    throw new Refusal('malformed', `${odd} is no address such as https://a.example/page. colophon preferences --help.`)
  const question = parseOrRefuse(
    CheckQuestion,
    { urls: [...urls, ...linesOf(values.file)], at: momentOf(values.at), agent: values.agent ?? OUR_AGENT },
    `question of one to ${MAX_CHECKED.toLocaleString('en')} addresses`,
  )
  const leaves = (values.leaf ?? PURPOSES).map((leaf) => parseOrRefuse(UsageLeaf, leaf, `usage ${leaf}`))
  const call = { method: 'POST', path: '/api/v1/preferences/check', body: question } as const
  const answer = await registry.ask(call, CheckAnswer, 'answer about the addresses')
  const profile = values.literal ? 'usages' : 'protective'
  world.out(values.json ? `${JSON.stringify(answer)}\n` : print(answer, leaves, profile))
  const words = answer.items.flatMap((item) => leaves.map((leaf) => wordOf(item, leaf, profile)))
  return words.includes('disallowed') ? 1 : words.every((word) => word === 'allowed') ? 0 : 2
}

type Profile = 'usages' | 'protective'

function wordOf({ decision }: CheckedUrl, leaf: UsageLeaf, profile: Profile): UsageWord {
  return decision === null ? 'unknown' : decision[profile][leaf]
}

const STATES = { 'not-observed': 'its host was never asked', 'no-address': 'no http or https address' } as const

function print({ items, at, disclaimer }: CheckAnswer, leaves: readonly UsageLeaf[], profile: Profile): string {
  const width = Math.max(...leaves.map(({ length }) => length))
  const told = items.map((item) => {
    if (item.state !== 'decided') return `${item.url}\n  unknown: ${STATES[item.state]}\n`
    const lines = leaves.map((leaf) => {
      const hold = item.decision.onHold.includes(leaf) ? ', on hold: a place could not be read' : ''
      const because = item.decision.evidence.find(
        ({ effects }) => effects[leaf] === (wordOf(item, leaf, profile) === 'allowed' ? 'allow' : 'deny'),
      )
      const why = because === undefined ? '' : `  ${because.location} ${because.locator}: ${because.quote.trim()}`
      return `  ${leaf.padEnd(width)}  ${wordOf(item, leaf, profile)}${hold}${why}\n`
    })
    return `${item.url}  (asked ${item.observedAt ?? 'never'})\n${lines.join('')}`
  })
  return `${told.join('')}As seen by ${at}. ${disclaimer}\n`
}

function linesOf(file: string | undefined): string[] {
  if (file === undefined) return []
  try {
    const lines = readFileSync(file, 'utf8').split(/\r\n|\r|\n/)
    return lines.map((line) => line.trim()).filter((line) => line !== '')
  } catch (error) {
    throw new Refusal('invalid', `${file}: ${whyUnreadable(systemCode(error))}`)
  }
}

/** A day counts to its end, in UTC. */
function momentOf(at: string | undefined): string | null {
  if (at === undefined) return null
  return /^\d{4}-\d{2}-\d{2}$/.test(at) ? `${at}T23:59:59.999Z` : at
}

/** The usages that may be named. */
export const LEAF_NAMES = USAGE_LEAVES.join(', ')
