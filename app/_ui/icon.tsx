const SIZES = {
  'i-copy': 13,
  'i-tick': 13,
  'i-find': 15,
  'i-tomb': 22,
  'i-warn': 22,
  'i-stop': 22,
  'i-good': 22,
  'i-note': 22,
} as const

export type IconName = keyof typeof SIZES

/** A sign from the sheet of symbols. It never stands alone: the words beside it, or the button's label, say what it means. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg width={SIZES[name]} height={SIZES[name]} aria-hidden="true">
      <use href={`#${name}`} />
    </svg>
  )
}
