import { Button } from '#app/_ui/button.tsx'
import { CONDITIONS, LICENSE_TERMS_EDITIONS } from '#lib/license/terms.ts'
import { findEntries, type TermsSearch } from './terms-search.ts'

/** Which edition of the table is shown, and the entries that ask for one duty. A GET form: the address holds the state. */
export function FilterForm({ search: { edition, condition, faults } }: { search: TermsSearch }) {
  return (
    <form className="ask" method="get" action="/docs/licences#terms" aria-label="Narrow the table">
      <p className="ask-part m-0">
        <label className="label" htmlFor="edition">
          Edition
        </label>
        <select id="edition" name="edition" defaultValue={edition}>
          {LICENSE_TERMS_EDITIONS.toReversed().map((one) => (
            <option key={one} value={one}>
              {`${one} (${findEntries({ edition: one, condition: '' }).length} entries)`}
            </option>
          ))}
        </select>
      </p>
      <p className="ask-part m-0">
        <label className="label" htmlFor="condition">
          That ask for
        </label>
        <select id="condition" name="condition" defaultValue={condition}>
          <option value="">anything or nothing</option>
          {Object.keys(CONDITIONS).map((word) => (
            <option key={word} value={word}>
              {`${word} (${findEntries({ edition, condition: word }).length})`}
            </option>
          ))}
        </select>
      </p>
      <Button>Narrow</Button>
      {faults.map((fault) => (
        <p key={fault} className="fault">
          {fault}
        </p>
      ))}
    </form>
  )
}
