import type { Metadata } from 'next'
import { siteAddress } from '#app/_server/site.ts'
import { CodeBlock } from '#app/_ui/code-block.tsx'
import { Section } from '#app/_ui/section.tsx'
import { LICENSE_TERMS_EDITIONS, listTerms } from '#lib/license/terms.ts'
import { LICENSE_RULES_VERSION } from '#lib/license/verdict.ts'
import { DocsPage, Prose } from '../_parts/docs-page.tsx'
import { CrossCheckSection } from './_parts/cross-check-section.tsx'
import { DutySection } from './_parts/duty-section.tsx'
import { FilterForm } from './_parts/filter-form.tsx'
import { ReasonsSection } from './_parts/reasons-section.tsx'
import { RulesSection } from './_parts/rules-section.tsx'
import { type Query, readTermsSearch } from './_parts/terms-search.ts'
import { TermsTable } from './_parts/terms-table.tsx'
import { UsesSection } from './_parts/uses-section.tsx'

type Props = { searchParams: Promise<Query> }

export const metadata: Metadata = {
  title: 'Licences: rules and terms',
  description: 'How a verdict on licences is made, and what each licence permits, asks, prohibits and disclaims.',
}

const PLACES = [
  { label: 'The terms of each licence', id: 'terms' },
  { label: 'How a verdict is made', id: 'rules' },
  { label: 'What each use asks', id: 'uses' },
  { label: 'Reasons', id: 'reasons' },
  { label: 'Editions', id: 'editions' },
  { label: 'Words for duties', id: 'duties' },
  { label: 'Beside the tables of others', id: 'cross-checks' },
]

/** The rules of verdicts in words, and the table of terms that they read, whole. */
export default async function LicencesDocs({ searchParams }: Props) {
  const search = readTermsSearch(await searchParams)
  return (
    <DocsPage
      href="/docs/licences"
      title="Licences: rules and terms"
      lede={<Lede />}
      places={PLACES}
      wide={
        <Section
          title="The terms of each licence"
          id="terms"
          intro="Facts in our own words. A square is what the text says: allowed, disallowed or unknown. Where an entry is not yet checked against its text, every verdict that rests on it says so."
        >
          <FilterForm search={search} />
          <TermsTable search={search} />
        </Section>
      }
    >
      <RulesSection />
      <UsesSection />
      <ReasonsSection />
      <Editions edition={search.edition} />
      <DutySection search={search} />
      <CrossCheckSection />
    </DocsPage>
  )
}

function Lede() {
  return (
    <>
      A verdict follows from the licences that people concluded, by <a href="#rules">rules</a> of which this is{' '}
      {LICENSE_RULES_VERSION}, from a table of <a href="#terms">the terms of each licence</a>. Both are here, whole.
      None of it is legal advice.
    </>
  )
}

function Editions({ edition }: { edition: string }) {
  const [first = '', ...later] = LICENSE_TERMS_EDITIONS
  const unchecked = listTerms().filter(({ basis }) => basis === 'T').length
  return (
    <Section title="Editions" id="editions">
      <Prose>
        {`The edition of ${first} has ${listTerms(first).length} entries; ${later.map((one) => `that of ${one} has ${listTerms(one).length}`).join('; ')}. An edition never changes: a correction is a further entry in the next one. Each verdict stores its edition, and an audit can be recomputed under it years later. ${unchecked} entries of the newest are written from memory of the text and not yet checked against it.`}
      </Prose>
      <CodeBlock
        text={`curl '${siteAddress()}/api/v1/licenses/terms?edition=${edition}'`}
        label="The same table, as JSON"
      />
    </Section>
  )
}
