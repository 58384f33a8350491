/** The printer's lozenge: a step done, the head of a tree, the pointer in a chart. Drawn, never read aloud. */
export function Lozenge({ size = 12 }: { size?: number }) {
  return (
    <svg className="lozenge" width={size} height={size} aria-hidden="true">
      <use href="#s-done" />
    </svg>
  )
}
