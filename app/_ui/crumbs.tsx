export type Crumb = { label: string; href?: string }

/** Where a page stands: the way down to it. The last one is the page itself and may be left out. */
export function Crumbs({ trail }: { trail: readonly Crumb[] }) {
  return (
    <nav className="crumbs" aria-label="Where this page stands">
      <ol>
        {trail.map((crumb) => (
          <li key={crumb.label + crumb.href}>
            {crumb.href === undefined ? crumb.label : <a href={crumb.href}>{crumb.label}</a>}
          </li>
        ))}
      </ol>
    </nav>
  )
}
