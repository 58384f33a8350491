import { urlOf } from '../url.ts'
import { AI_AGENTS, CONTROL_TOKENS } from './agents.ts'
import { type AgentPurpose, type Effects, type Mechanism, PreferenceStatement } from './preference.ts'
import { conflictingGroups, robotsAccess, robotsAccessOf } from './robots-access.ts'
import { groupFinder } from './robots-groups.ts'
import { parseRobotsTxt, type RobotsFile, type RobotsLine, textOf } from './robots-txt.ts'
import type { Reading, Signal, Subject } from './signal.ts'

/** Who is refused by name in a robots.txt, and what that says of use (`preferences.md` §3 and the rows of §2). */
export const AI_AGENTS_VERSION = 'ai-agent/1'

/**
 * A party that a robots.txt speaks to. A control token's `effects` bind its operator alone. Of an agent that fetches, only
 * the fetching is refused; `implied` is what its purpose makes of that: a leaf, or `dataset` for keeping out of datasets.
 */
export type AgentScoped =
  | { token: string; party: string; effects: Effects; line: RobotsLine | null }
  | { token: string; party: string; implied: string; purpose: AgentPurpose; line: RobotsLine | null }

const IMPLIED: Partial<Record<AgentPurpose, string>> = { train: 'train-gen', search: 'search', dataset: 'dataset' }

/**
 * Every party that may not use or fetch the URL (or path) by its own token: control tokens also where only `*` speaks of them, agents that
 * fetch where a group names them. Guessed purposes are left out.
 */
export function agentScoped(file: RobotsFile, url: string): AgentScoped[] {
  const decide = robotsAccessOf(file, url)
  const groupsOf = groupFinder(file.rfc)
  const refusedBy = (token: string) => {
    const { access, rule } = decide(token)
    return access === 'deny' ? { line: rule } : null
  }
  const tokens = CONTROL_TOKENS.flatMap((one) => {
    const refused = refusedBy(one.token)
    return refused === null ? [] : [{ ...one, ...refused }]
  })
  const agents = AI_AGENTS.flatMap(({ token, party, purpose, basis }) => {
    const implied = IMPLIED[purpose]
    if (basis === 'guess' || implied === undefined || !groupsOf(token).isNamed) return []
    const refused = refusedBy(token)
    return refused === null ? [] : [{ token, party: party ?? token, implied, purpose, ...refused }]
  })
  return [...tokens, ...agents]
}

/**
 * What the refusals of a robots.txt say of use. Named agents of purpose train or dataset: a proxy for both training leaves.
 * Control tokens: for their operator. A path that the `*` group refuses: a proxy for training and mining, for everyone. None of them is a
 * usage grant where it allows.
 */
export function readRobotsAgents(signal: Signal, subject: Subject): Reading {
  if (signal.body === null) return { statements: [], flags: [] }
  const file = parseRobotsTxt(signal.body)
  const url = urlOf(subject.url)?.href ?? subject.url
  const make = (mechanism: Mechanism, token: string, line: RobotsLine | null, rest: object) =>
    PreferenceStatement.parse({
      id: `${mechanism}:${token}`,
      mechanism,
      ...rest,
      evidence: [evidenceOf(signal, line)],
    })
  const scoped = agentScoped(file, url).flatMap((one) => {
    if ('effects' in one)
      return [
        make('control-token', one.token, one.line, {
          effects: one.effects,
          basis: 'agent-scoped',
          addressee: [one.party, one.token],
          purpose: 'control-token',
        }),
      ]
    if (one.purpose === 'search') return []
    return [
      make('ai-agent', one.token, one.line, {
        effects: { 'train-gen': 'deny', 'train-nongen': 'deny' },
        basis: 'proxy',
        addressee: [one.token],
        purpose: one.purpose,
      }),
    ]
  })
  const star = robotsAccess(file, '')(url)
  const everyone =
    star.access === 'deny'
      ? [
          make('robots-txt', '*', star.rule, {
            effects: { 'train-gen': 'deny', 'train-nongen': 'deny', 'tdm-other': 'deny' },
            basis: 'proxy',
            addressee: '*',
          }),
        ]
      : []
  const isConflicting = conflictingGroups(file, subject.agent).length > 0
  return { statements: [...everyone, ...scoped], flags: isConflicting ? ['conflicting-groups'] : [] }
}

function evidenceOf({ location }: Signal, line: RobotsLine | null) {
  return { location, locator: line === null ? '' : `line ${line.line}`, quote: line === null ? '' : textOf(line.raw) }
}
