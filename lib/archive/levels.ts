import {
  type LevelFacts,
  NDSA_REQUIREMENTS,
  NDSA_ROWS,
  type NdsaRow,
  type RequirementState,
} from './level-requirements.ts'

/** The rule by which levels are told, with its version: the NDSA Levels of Digital Preservation, version 2 (2019), read as `NDSA_REQUIREMENTS` says. */
export const LEVELS_RULE = 'ndsa-2/1'

/** One requirement as it is answered for a version. `unknown`: this registry cannot see it, or has not seen it yet; it does not count as met. */
export type JudgedRequirement = { id: string; level: number; asks: string; state: RequirementState; why: string }

/** A row of the grid: the highest level of which everything, and everything below, is met (0 to 4), and what the next one lacks. */
export type JudgedRow = { row: NdsaRow; level: number; requirements: JudgedRequirement[]; missing: JudgedRequirement[] }

/** The grid. `level`: that of the lowest row. */
export type NdsaLevels = { rule: string; level: number; rows: JudgedRow[] }

const HIGHEST = 4

/** Which NDSA level a version reaches in each row and overall, by facts alone, and exactly what is missing for the next. */
export function judgeLevels(facts: LevelFacts): NdsaLevels {
  const rows = NDSA_ROWS.map((row): JudgedRow => {
    const requirements = NDSA_REQUIREMENTS.filter((one) => one.row === row).map(({ id, level, asks, judge }) => ({
      id,
      level,
      asks,
      ...judge(facts),
    }))
    const level = reachedOf(requirements)
    return {
      row,
      level,
      requirements,
      missing: requirements.filter((one) => one.level === level + 1 && one.state !== 'met'),
    }
  })
  return { rule: LEVELS_RULE, level: Math.min(...rows.map(({ level }) => level)), rows }
}

function reachedOf(requirements: readonly JudgedRequirement[]): number {
  const lacking = requirements.filter(({ state }) => state !== 'met').map(({ level }) => level)
  return Math.min(HIGHEST, ...lacking.map((level) => level - 1))
}
