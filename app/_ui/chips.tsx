/** One chosen facet: its group, its values, and the address of the list without it. */
export type Chip = { group: string; label: string; removeHref: string }

/** What the list is narrowed to; each one can be dropped. */
export function Chips({ chips, clearHref }: { chips: readonly Chip[]; clearHref?: string }) {
  if (chips.length === 0) return null
  return (
    <div className="chips">
      {chips.map((chip) => (
        <a key={chip.removeHref} className="chip" href={chip.removeHref}>
          <b>{chip.group}</b> {chip.label}
          <span aria-hidden="true">×</span>
          <span className="vh">, drop it</span>
        </a>
      ))}
      {clearHref !== undefined && <a href={clearHref}>Clear</a>}
    </div>
  )
}
