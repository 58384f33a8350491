import { DataTable } from '#app/_ui/data-table.tsx'
import { RUBRIC } from '#lib/assessment/rubric.ts'

type Principle = (typeof RUBRIC)['principles'][number]

/** The seven principles, what each means, and the criteria that it is judged by. */
export function PrinciplesTable() {
  return (
    <DataTable
      caption="The seven principles and their criteria"
      captionFor="screen-readers"
      columns={[
        {
          key: 'name',
          head: 'Principle',
          names: true,
          width: '28%',
          cell: ({ id, name }: Principle) => <a href={`/principles#${id}`}>{`${id} ${name}`}</a>,
        },
        { key: 'content', head: 'What it means', cell: ({ content }) => content },
        {
          key: 'criteria',
          head: 'Criteria',
          width: '30%',
          cell: ({ id }) =>
            RUBRIC.criteria
              .filter(({ principle }) => principle === id)
              .map((criterion) => `${criterion.id} ${criterion.title}`)
              .join('; '),
        },
      ]}
      rows={RUBRIC.principles}
      rowKey={({ id }) => id}
    />
  )
}
