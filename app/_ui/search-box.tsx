import { Icon } from './icon.tsx'
import { SlashToSearch } from './slash-to-search.tsx'

/** Search from anywhere: a plain form that asks the front page. `query` is what was searched for last. */
export function SearchBox({ query = '' }: { query?: string }) {
  return (
    <search>
      <form className="find" action="/">
        <Icon name="i-find" />
        <input
          id="search"
          type="search"
          name="q"
          defaultValue={query}
          placeholder="Dataset, digest or licence"
          aria-label="Search datasets, digests and licences"
          aria-keyshortcuts="/"
          autoComplete="off"
          maxLength={1000}
        />
        <span className="key" aria-hidden="true">
          /
        </span>
        <SlashToSearch target="search" />
      </form>
    </search>
  )
}
