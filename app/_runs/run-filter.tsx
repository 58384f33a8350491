import type { ReactNode } from 'react'
import { Button } from '#app/_ui/button.tsx'
import type { RunSearch } from '#lib/run/search.ts'
import { RUN_KINDS, RUN_STATES } from '#lib/run/state.ts'
import { KIND_WORDS } from './words.ts'

/** Narrows the list of runs by name, kind and state: a GET form, so that the address holds what was asked. */
export function RunFilter({ search }: { search: RunSearch }) {
  const { organization, q, kind = '', state = '' } = search
  return (
    <form className="ask" method="get" action="/runs" aria-label="Narrow the runs">
      {organization !== undefined && <input type="hidden" name="organization" value={organization} />}
      <Part name="q" label="Name holds">
        <input id="runs-q" name="q" defaultValue={q} maxLength={200} autoComplete="off" />
      </Part>
      <Part name="kind" label="Kind">
        <select id="runs-kind" name="kind" defaultValue={kind}>
          <option value="">any</option>
          {RUN_KINDS.map((one) => (
            <option key={one} value={one}>
              {KIND_WORDS[one]}
            </option>
          ))}
        </select>
      </Part>
      <Part name="state" label="State">
        <select id="runs-state" name="state" defaultValue={state}>
          <option value="">any</option>
          {RUN_STATES.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </Part>
      <Button>Narrow</Button>
      {organization !== undefined && <a href="/runs">{`Not only those of ${organization}`}</a>}
    </form>
  )
}

function Part({ name, label, children }: { name: string; label: string; children: ReactNode }) {
  return (
    <p className="ask-part">
      <label className="label" htmlFor={`runs-${name}`}>
        {label}
      </label>
      {children}
    </p>
  )
}
