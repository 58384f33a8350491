/** Whether a bag is valid: every file there, each with the digests that its manifests name. `unknown`: something can't be checked yet. */
export const BAG_OUTCOMES = ['valid', 'invalid', 'unknown'] as const
export type BagOutcome = (typeof BAG_OUTCOMES)[number]

/** `fault`: the bag breaks the standard. `gap`: it can't be told yet. `warning`: it is valid, and other tools may stumble. */
export type BagGrade = 'fault' | 'gap' | 'warning'

/** One thing about a bag: the file it stands in (`''`: the bag as a whole), its line there or null, and the section of RFC 8493. */
export type BagProblem = { grade: BagGrade; path: string; line: number | null; section: string; message: string }

/** The verdict on a bag, with everything that led to it. */
export type BagVerdict = { outcome: BagOutcome; problems: BagProblem[] }

/** The verdict that problems come to: a fault makes a bag invalid, a gap leaves it open, warnings change nothing. */
export function bagVerdict(problems: BagProblem[]): BagVerdict {
  const has = (grade: BagGrade) => problems.some((problem) => problem.grade === grade)
  return { outcome: has('fault') ? 'invalid' : has('gap') ? 'unknown' : 'valid', problems }
}

/** Where problems of one file are gathered. */
export class BagProblems {
  readonly list: BagProblem[] = []

  /** Notes a problem. */
  add(grade: BagGrade, at: { path: string; line?: number; section: string }, message: string): void {
    this.list.push({ grade, path: at.path, line: at.line ?? null, section: at.section, message })
  }
}
