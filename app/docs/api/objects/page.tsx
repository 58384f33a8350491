import type { Metadata } from 'next'
import { siteAddress } from '#app/_server/site.ts'
import { DataTable } from '#app/_ui/data-table.tsx'
import { DocsPage } from '../../_parts/docs-page.tsx'
import { readDocument } from '../document.ts'
import { type Member, membersOf } from '../schema-words.ts'
import { TypeText } from '../type-text.tsx'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'Objects of the API',
  description: 'Every object that the API takes or answers, member by member.',
}

/** Every named object of the API: its members, their types and what must be there. */
export default function ObjectsPage() {
  const { schemas } = readDocument(siteAddress())
  return (
    <DocsPage
      href="/docs/api/objects"
      title="Objects of the API"
      lede="What is sent is called …Draft; a member may be left out where its note says so. What is answered always has every member, and what is not known is null."
      places={schemas.map(([name]) => ({ label: name, id: `schema-${name}` }))}
    >
      {schemas.map(([name, schema]) => (
        <section key={name} id={`schema-${name}`} className="mb-8">
          <h2 className="mb-2">{name}</h2>
          <DataTable
            caption={`The members of ${name}`}
            captionFor="screen-readers"
            columns={[
              { key: 'name', head: 'Member', names: true, cell: (row) => <code>{row.name}</code>, width: '34%' },
              { key: 'type', head: 'Type', cell: (row) => <TypeText parts={row.type} />, width: '30%' },
              { key: 'notes', head: 'Notes', cell: notesOf },
            ]}
            rows={membersOf(schema)}
            rowKey={(row) => row.name}
          />
        </section>
      ))}
    </DocsPage>
  )
}

function notesOf({ required, notes }: Member): string {
  return [required ? '' : 'may be left out', notes].filter((part) => part !== '').join('; ')
}
