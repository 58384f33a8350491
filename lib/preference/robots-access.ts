import { onceFor } from '../once-for.ts'
import { comparedPath } from './path-pattern.ts'
import { groupFinder, groupsFor } from './robots-groups.ts'
import { indexRules } from './robots-index.ts'
import { isRuleKey, isStronger, type RobotsRule, rankedRules } from './robots-rules.ts'
import type { RobotsDialect, RobotsFile, RobotsGroup, RobotsLine } from './robots-txt.ts'

/** Whether an agent may fetch a URL, and the line that decides; `null`: no rule speaks of it, so it may. */
export type RobotsAccess = { access: 'allow' | 'deny'; rule: RobotsLine | null }

const NO_RULE: RobotsAccess = { access: 'allow', rule: null }

/**
 * The rules of a file for one agent, made ready to be asked for many URLs (RFC 9309 s2.2.1 and s2.2.2): the longest pattern
 * decides, of two equally long ones the allow, `/robots.txt` may always be fetched. The URL's host is not looked at.
 */
export function robotsAccess(
  file: RobotsFile,
  agent: string,
  dialect: RobotsDialect = 'rfc9309',
): (url: string) => RobotsAccess {
  const made = accessByAgent(file)
  const key = `${dialect} ${agent.toLowerCase()}`
  const known = made.get(key)
  if (known !== undefined) return known
  const access = accessFor(file, agent, dialect)
  made.set(key, access)
  return access
}

const accessByAgent = onceFor((_file: RobotsFile) => new Map<string, (url: string) => RobotsAccess>())

function accessFor(file: RobotsFile, agent: string, dialect: RobotsDialect): (url: string) => RobotsAccess {
  const { groups } = groupsFor(file, agent, { dialect })
  const find = indexRules(rankedRules(groups, dialect).map((rule) => ({ ...rule, answer: answerOf(rule) })))
  return (url) => {
    const path = comparedPath(url, dialect)
    return isOpen(path, dialect) ? NO_RULE : (find(path)?.answer ?? NO_RULE)
  }
}

/** The same for one URL, made ready to be asked for many agents: what they have in common is read once. */
export function robotsAccessOf(file: RobotsFile, url: string): (agent: string) => RobotsAccess {
  const path = comparedPath(url)
  const groupsOf = groupFinder(file.rfc)
  const decided = new Map<RobotsGroup, RobotsRule | null>()
  const decide = (group: RobotsGroup): RobotsRule[] => {
    const known = decided.get(group)
    const rule = known === undefined ? rulesOfGroup(group)(path) : known
    decided.set(group, rule)
    return rule === null ? [] : [rule]
  }
  return (agent) => {
    if (isOpen(path, 'rfc9309')) return NO_RULE
    const rule = strongest(groupsOf(agent).groups.flatMap(decide))
    return rule === null ? NO_RULE : answerOf(rule)
  }
}

/** Whether the groups of one file that an agent obeys refuse and allow it everything: an edge's block beside the owner's own. */
export function conflictingGroups(file: RobotsFile, agent: string): RobotsLine[] {
  const { groups } = groupsFor(file, agent)
  if (groups.length < 2) return []
  const whole = groups.map(({ lines }) => lines.filter(({ key, value }) => isRuleKey(key) && value === '/'))
  const words = new Set(whole.flatMap((lines) => lines.map(({ key }) => key)))
  return words.size > 1 ? whole.flat() : []
}

function isOpen(path: string, dialect: RobotsDialect): boolean {
  return dialect === 'rfc9309' && path === '/robots.txt'
}

function answerOf({ isAllow, line }: RobotsRule): RobotsAccess {
  return { access: isAllow ? 'allow' : 'deny', rule: line }
}

const rulesOfGroup = onceFor((group: RobotsGroup) => indexRules(rankedRules([group], 'rfc9309')))

function strongest(rules: readonly RobotsRule[]): RobotsRule | null {
  return rules.reduce<RobotsRule | null>((best, rule) => (best === null || isStronger(rule, best) ? rule : best), null)
}
