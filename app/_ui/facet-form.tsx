import type { ReactNode } from 'react'
import { formatCount } from './format.ts'

export type FacetOption = { value: string; label: string; count: number; checked?: boolean }
/** `name` is the query parameter; `more` a link to the rest of the values. */
export type FacetGroup = { name: string; title: string; options: readonly FacetOption[]; more?: ReactNode }

type FacetProps = {
  action: string
  groups: readonly FacetGroup[]
  /** What else the address holds (search words, order) and must be kept. */
  keep?: Readonly<Record<string, string>>
  clearHref?: string
}

/** Narrow a list: a GET form of tick boxes with counts, works without script. On a phone it stands behind a button. */
export function FacetForm({ action, groups, keep = {}, clearHref }: FacetProps) {
  return (
    <aside aria-label="Narrow the list">
      <details className="facets">
        <summary className="btn">Narrow the list</summary>
        <form action={action}>
          {Object.entries(keep).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {groups.map((group) => (
            <Group key={group.name} group={group} />
          ))}
          <div className="btns">
            <button type="submit" className="btn">
              Narrow
            </button>
            {clearHref !== undefined && <a href={clearHref}>Clear</a>}
          </div>
        </form>
      </details>
    </aside>
  )
}

function Group({ group }: { group: FacetGroup }) {
  return (
    <fieldset>
      <legend>{group.title}</legend>
      <ul>
        {group.options.map((option) => (
          <li key={option.value}>
            <label>
              <input
                className="box"
                type="checkbox"
                name={group.name}
                value={option.value}
                defaultChecked={option.checked === true}
              />
              <span>{option.label}</span>
              <span>{formatCount(option.count)}</span>
            </label>
          </li>
        ))}
      </ul>
      {group.more !== undefined && <p className="small m-0">{group.more}</p>}
    </fieldset>
  )
}
