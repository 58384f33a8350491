import { DataTable } from '#app/_ui/data-table.tsx'
import { Section } from '#app/_ui/section.tsx'
import { CONDITIONS, CREDIT_CONDITIONS } from '#lib/license/terms.ts'
import { findEntries, type TermsSearch, termsHref } from './terms-search.ts'

/** The words that the table has for duties, what each means, and how many entries ask for it. */
export function DutySection({ search: { edition } }: { search: TermsSearch }) {
  return (
    <Section
      title="Words for duties"
      id="duties"
      intro={`The first ${CREDIT_CONDITIONS.length} ask for credit or for notices. Against a licence of release they count as one: any of them passes the credit on.`}
    >
      <DataTable
        caption={`The ${Object.keys(CONDITIONS).length} words, and the entries of edition ${edition} that ask for each`}
        columns={[
          { key: 'word', head: 'Word', names: true, cell: ([word]) => word },
          { key: 'says', head: 'Means', cell: ([, meaning]) => meaning },
          {
            key: 'entries',
            head: 'Entries',
            align: 'right',
            cell: ([word]) => (
              <a href={termsHref({ edition, condition: word })}>
                {findEntries({ edition, condition: word }).length}
                <span className="vh">{` entries that ask for ${word}`}</span>
              </a>
            ),
          },
        ]}
        rows={Object.entries(CONDITIONS)}
        rowKey={([word]) => word}
      />
    </Section>
  )
}
