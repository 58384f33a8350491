import { areTooMany, type JudgedBranch, type Severity, undecided } from './judge-group.ts'

/** Parts that are alike in all that the rules read, with the ways in which their expression may be read. */
export type JudgedGroup = { expression: string; ids: readonly string[]; branches: readonly JudgedBranch[] }

/** A branch that was chosen, and the parts that it stands for. */
export type ChosenBranch = { expression: string; ids: readonly string[]; branch: JudgedBranch }

/**
 * One branch for each group, so that the whole comes off best; ties go to the order of writing (`licences.md` §3). Share-alike
 * makes the choices depend on each other, so all combinations are gone through; are there too many, nothing is concluded
 * for the groups that leave a choice.
 */
export function chooseBranches(groups: readonly JudgedGroup[]): ChosenBranch[] {
  const open = groups.filter(({ branches }) => branches.length > 1)
  if (areTooMany(open.map(({ branches }) => branches.length))) return groups.map(undecidedChoice)
  const settled = groups.flatMap(({ expression, ids, branches: [only, ...more] }) =>
    only === undefined || more.length > 0 ? [] : [{ expression, ids, branch: only }],
  )
  if (open.length === 0) return settled
  const best = bestChoice(
    open.map(({ branches }) => branches),
    settled.map(({ branch }) => branch),
  )
  const chosen = new Map(open.map((group, index) => [group, best[index]]))
  return groups.flatMap((group) => {
    const branch = chosen.get(group) ?? group.branches[0]
    return branch === undefined ? [] : [{ expression: group.expression, ids: group.ids, branch }]
  })
}

/** The licences of release that all of these leave: null for no bound, empty for none. In the order of the first. */
export function intersect(sets: readonly (readonly string[])[]): string[] | null {
  const [first, ...others] = sets
  if (first === undefined) return null
  return others.reduce<string[]>((left, set) => left.filter((license) => set.includes(license)), [...first])
}

function undecidedChoice({ ids, expression, branches }: JudgedGroup): ChosenBranch {
  const [only] = branches
  const isSettled = branches.length === 1 && only !== undefined
  return { expression, ids, branch: isSettled ? only : undecided('too-many-alternatives', expression) }
}

function bestChoice(open: readonly (readonly JudgedBranch[])[], settled: readonly JudgedBranch[]): JudgedBranch[] {
  let best: { choice: JudgedBranch[]; severity: Severity } | null = null
  for (const choice of combinations(open)) {
    const severity = severityTogether([...settled, ...choice])
    if (best === null || severity < best.severity) best = { choice, severity }
    if (severity === 0) break
  }
  return best?.choice ?? []
}

function severityTogether(branches: readonly JudgedBranch[]): Severity {
  let worst: Severity = 0
  for (const { severity } of branches) if (severity > worst) worst = severity
  if (worst === 2) return 2
  return intersect(branches.flatMap(({ shareAlike }) => shareAlike))?.length === 0 ? 2 : worst
}

/** Every way to take one of each list, the last list's choice changing fastest. */
function* combinations<Item>(lists: readonly (readonly Item[])[]): Generator<Item[]> {
  const [first, ...others] = lists
  if (first === undefined) {
    yield []
    return
  }
  for (const item of first) for (const rest of combinations(others)) yield [item, ...rest]
}
