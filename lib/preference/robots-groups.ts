import type { RobotsDialect, RobotsFile, RobotsGroup, RobotsLine } from './robots-txt.ts'

/**
 * The groups that speak to an agent: all that name it, else all that name `*` (RFC 9309 s2.2.1). `isNamed`: whether the agent
 * was named. `star`: the `*` groups, also where named groups hide them.
 */
export type AddressedGroups = { groups: RobotsGroup[]; isNamed: boolean; star: RobotsGroup[] }

/** Finds the groups that an agent obeys: `Google` is not `Google-Extended`. */
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
  return groupFinder(all, dialect)(agent)
}

type GroupFinder = (agent: string) => AddressedGroups

/** Of lists of groups, which never change, what was made ready of them. */
const FINDERS: Record<RobotsDialect, WeakMap<readonly RobotsGroup[], GroupFinder>> = {
  rfc9309: new WeakMap(),
  google: new WeakMap(),
}

/** The same, made ready once to be asked for many agents. A whole name in any case, never a prefix; an empty name is nobody's. */
export function groupFinder(all: readonly RobotsGroup[], dialect: RobotsDialect = 'rfc9309'): GroupFinder {
  const known = FINDERS[dialect].get(all)
  if (known !== undefined) return known
  const finder = finderOf(all, dialect)
  FINDERS[dialect].set(all, finder)
  return finder
}

function finderOf(all: readonly RobotsGroup[], dialect: RobotsDialect): GroupFinder {
  const byName = new Map<string, Set<RobotsGroup>>()
  for (const group of all)
    for (const name of group.agents.flatMap((line) => namesOf(line, dialect)))
      byName.set(name, (byName.get(name) ?? new Set()).add(group))
  const star = all.filter(({ agents }) => agents.some((line) => isStar(line, dialect)))
  return (agent) => {
    const named = [...(byName.get(agent.toLowerCase()) ?? [])]
    return { groups: named.length > 0 ? named : star, isNamed: named.length > 0, star }
  }
}

/** What a user-agent line names, in lower case: the name as written, and cut at the first octet that no product token may hold (ours). */
function namesOf({ value }: RobotsLine, dialect: RobotsDialect): string[] {
  const cut = /^[A-Za-z_-]+/.exec(value)?.[0] ?? ''
  const ways = dialect === 'rfc9309' ? [value, cut] : [cut]
  return ways.filter((way) => way !== '').map((way) => way.toLowerCase())
}

function isStar({ value }: RobotsLine, dialect: RobotsDialect): boolean {
  return value === '*' || (dialect === 'google' && /^\*\s/.test(value))
}
