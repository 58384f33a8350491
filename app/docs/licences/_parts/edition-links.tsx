import { LICENSE_TERMS_EDITIONS } from '#lib/license/terms.ts'
import { licenseHref } from './terms-search.ts'

/** The editions of the table, the one that is shown marked. */
export function EditionLinks({ id, edition }: { id: string; edition: string }) {
  return (
    <nav aria-label="Editions of the table" className="flex flex-wrap items-baseline gap-x-3">
      <span className="dim">Edition</span>
      {LICENSE_TERMS_EDITIONS.toReversed().map((one) =>
        one === edition ? (
          <strong key={one} aria-current="true">
            {one}
          </strong>
        ) : (
          <a key={one} href={licenseHref(id, one)}>
            {one}
          </a>
        ),
      )}
    </nav>
  )
}
