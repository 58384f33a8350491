import type { RobotsDialect, RobotsFile, RobotsGroup, RobotsLine } from './robots-txt.ts'

/**
 * The groups that speak to an agent: all that name it, else all that name `*` (RFC 9309 s2.2.1). `isNamed`: whether the agent
 * was named. `star`: the `*` groups, also where named groups hide them.
 */
export type AddressedGroups = { groups: RobotsGroup[]; isNamed: boolean; star: RobotsGroup[] }

/** Finds the groups that an agent obeys. A whole name in any case, never a prefix: `Google` is not `Google-Extended`. */
export function groupsFor(
  file: Pick<RobotsFile, 'rfc' | 'extended'>,
  agent: string,
  { dialect = 'rfc9309', grouping = 'rfc' }: { dialect?: RobotsDialect; grouping?: 'rfc' | 'extended' } = {},
): AddressedGroups {
  return groupsAmong(file[grouping], agent, dialect)
}

/** The same among groups that were made in another way. */
export function groupsAmong(
  all: readonly RobotsGroup[],
  agent: string,
  dialect: RobotsDialect = 'rfc9309',
): AddressedGroups {
  const named = all.filter(({ agents }) => agents.some((line) => names(line, agent, dialect)))
  const star = all.filter(({ agents }) => agents.some((line) => isStar(line, dialect)))
  return { groups: named.length > 0 ? named : star, isNamed: named.length > 0, star }
}

/** Whether a user-agent line names the agent: as written, or cut at the first octet that no product token may hold (ours). */
export function names({ value }: RobotsLine, agent: string, dialect: RobotsDialect = 'rfc9309'): boolean {
  const wanted = agent.toLowerCase()
  if (wanted === '') return false
  const cut = (/^[A-Za-z_-]+/.exec(value)?.[0] ?? '').toLowerCase()
  return cut === wanted || (dialect === 'rfc9309' && value.toLowerCase() === wanted)
}

function isStar({ value }: RobotsLine, dialect: RobotsDialect): boolean {
  return value === '*' || (dialect === 'google' && /^\*\s/.test(value))
}
