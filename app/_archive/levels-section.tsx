import { type Column, DataTable } from '#app/_ui/data-table.tsx'
import { FoundMark } from '#app/_ui/mark.tsx'
import { Section } from '#app/_ui/section.tsx'
import { NDSA_LEVELS } from '#lib/archive/level-requirements.ts'
import type { JudgedRequirement, JudgedRow, NdsaLevels } from '#lib/archive/levels.ts'
import { REQUIREMENT_FOUND, ROW_WORDS } from './words.ts'

/** The NDSA grid: what is met in each row, the level reached, and exactly what the next one lacks. */
export function LevelsSection({ levels }: { levels: NdsaLevels }) {
  return (
    <Section
      title="Levels of preservation"
      id="levels"
      right={`rule ${levels.rule}`}
      intro="The NDSA Levels of Digital Preservation (version 2, 2019), read from facts alone. What cannot be seen from here is unknown, and does not count as met. A level is no certificate."
    >
      <DataTable
        caption="What is met in each row of the grid, level by level"
        captionFor="screen-readers"
        columns={COLUMNS}
        rows={levels.rows}
        rowKey={({ row }) => row}
      />
      <h3 className="mt-6 mb-2">What the next level lacks</h3>
      {levels.rows.map((row) => (
        <Missing key={row.row} row={row} />
      ))}
    </Section>
  )
}

const COLUMNS: readonly Column<JudgedRow>[] = [
  { key: 'row', head: 'Row', names: true, cell: ({ row }) => ROW_WORDS[row] },
  { key: 'level', head: 'Reached', cell: ({ level }) => `level ${level}` },
  ...NDSA_LEVELS.map(
    (name, place): Column<JudgedRow> => ({
      key: name,
      head: `${place + 1} ${name}`,
      cell: ({ requirements }) => <Cells requirements={requirements.filter(({ level }) => level === place + 1)} />,
    }),
  ),
]

const SPOKEN = { met: 'met', 'not-met': 'not met', unknown: 'unknown' } as const

function Cells({ requirements }: { requirements: readonly JudgedRequirement[] }) {
  const spoken = requirements.map(({ asks, state }) => `${asks}: ${SPOKEN[state]}`).join('; ')
  return (
    <span className="cells" role="img" aria-label={spoken}>
      {requirements.map(({ id, state }) => (
        <i key={id} className={`c-${REQUIREMENT_FOUND[state]}`} />
      ))}
    </span>
  )
}

function Missing({ row: { row, level, missing, requirements } }: { row: JudgedRow }) {
  return (
    <details className="unfold">
      <summary>
        {`${ROW_WORDS[row]}, level ${level}`}
        {missing.length > 0 && (
          <span className="second">{`. For ${level + 1}: ${missing.map(({ asks }) => asks).join('; ')}`}</span>
        )}
      </summary>
      <div>
        {requirements.map(({ id, level: at, asks, state, why }) => (
          <p key={id} className="py-1 m-0">
            <FoundMark found={REQUIREMENT_FOUND[state]}>{SPOKEN[state]}</FoundMark>
            {` ${at} ${asks}`}
            <span className="second small block">{why}</span>
          </p>
        ))}
      </div>
    </details>
  )
}
