import type { Metadata } from 'next'
import { siteAddress } from '#app/_server/site.ts'
import { Section } from '#app/_ui/section.tsx'
import { DocsPage } from '../_parts/docs-page.tsx'
import { Conventions } from './conventions.tsx'
import { readDocument } from './document.ts'
import { Errors } from './errors.tsx'
import { OperationEntry } from './operation.tsx'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'The API',
  description: 'Every operation of the API, rendered from its OpenAPI 3.1 document.',
}

/** The whole API on one page, rendered from the OpenAPI document. */
export default function ApiPage() {
  const site = siteAddress()
  const { groups } = readDocument(site)
  const places = [
    { label: 'What holds everywhere', id: 'conventions' },
    ...groups.map(({ name }) => ({ label: name, id: idOf(name) })),
    { label: 'Errors', id: 'errors' },
  ]
  return (
    <DocsPage
      href="/docs/api"
      title="The API"
      lede="Everything that a page can do, a program can do too: HTTP and JSON, no key needed for reading what is published."
      places={places}
    >
      <Conventions site={site} />
      {groups.map(({ name, operations }) => (
        <Section key={name} id={idOf(name)} title={name}>
          {operations.map((operation) => (
            <OperationEntry key={operation.operationId} operation={operation} />
          ))}
        </Section>
      ))}
      <Errors />
    </DocsPage>
  )
}

function idOf(group: string): string {
  return group.toLowerCase().replace(/[^a-z]+/g, '-')
}
