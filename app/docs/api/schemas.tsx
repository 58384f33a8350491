import { DataTable } from '#app/_ui/data-table.tsx'
import { Section } from '#app/_ui/section.tsx'
import { Prose } from '../_parts/docs-page.tsx'
import { membersOf } from './schema-words.ts'
import { TypeText } from './type-text.tsx'

/** Every named object: its members, their types and what must be there. */
export function Schemas({ schemas }: { schemas: readonly [string, unknown][] }) {
  return (
    <Section id="schemas" title="Objects">
      <Prose>
        What is sent is called <code>…Draft</code>; a member that is not required may be left out. What is answered
        always has every member; what is not known is null.
      </Prose>
      {schemas.map(([name, schema]) => (
        <div key={name} id={`schema-${name}`} className="mb-8">
          <h3 className="mb-2">{name}</h3>
          <DataTable
            caption={`The members of ${name}`}
            captionFor="screen-readers"
            columns={[
              { key: 'name', head: 'Member', names: true, cell: (row) => <code>{row.name}</code>, width: '34%' },
              { key: 'type', head: 'Type', cell: (row) => <TypeText parts={row.type} />, width: '30%' },
              {
                key: 'notes',
                head: 'Notes',
                cell: (row) => [row.required ? 'required' : '', row.notes].filter(Boolean).join('; '),
              },
            ]}
            rows={membersOf(schema)}
            rowKey={(row) => row.name}
          />
        </div>
      ))}
    </Section>
  )
}
