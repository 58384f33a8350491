import type { RunSearch } from '#lib/run/search.ts'

/** The address of the list of runs, narrowed so; what is not asked for is left out. */
export function runsHref({ organization, kind, state, q, cursor }: Partial<RunSearch>): string {
  const asked = Object.entries({ organization, kind, state, q, cursor }).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value]],
  )
  const query = new URLSearchParams(asked).toString()
  return query === '' ? '/runs' : `/runs?${query}`
}

/** The page that sets two runs side by side. */
export function compareHref(a: string, b: string): string {
  return `/runs/compare?a=${a}&b=${b}`
}
