const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** The no-break space that stands between a figure and its unit. */
export const NBSP = '\u00a0'

/** A calendar date (`2026-06-05`), a point in time with a zone, or a Date. */
export type Moment = string | Date

/** `5 June 2026`, for prose. UTC. Text that is no date comes back as it is: an odd date is shown, never dropped. */
export function formatDate(moment: Moment): string {
  return written(moment, (day) => `${day.getUTCDate()}${NBSP}${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`)
}

/** `5 Jun 2026`, for evidence and steps. */
export function formatShortDate(moment: Moment): string {
  return written(moment, (day) => {
    const month = MONTHS[day.getUTCMonth()]?.slice(0, 3)
    return `${day.getUTCDate()}${NBSP}${month}${NBSP}${day.getUTCFullYear()}`
  })
}

/** `2026-06-05`, for tables. */
export function formatDay(moment: Moment): string {
  return written(moment, (day) => day.toISOString().slice(0, 10))
}

/** `2026-06`, for the list of versions. */
export function formatMonth(moment: Moment): string {
  return written(moment, (day) => day.toISOString().slice(0, 7))
}

/** `2026-06-05 12:04 UTC`. */
export function formatTime(moment: Moment): string {
  return written(moment, (day) => `${day.toISOString().slice(0, 16).replace('T', NBSP)}${NBSP}UTC`)
}

function written(moment: Moment, write: (day: Date) => string): string {
  if (typeof moment === 'string' && !/^\d{4}-\d\d-\d\d/.test(moment)) return moment
  const day = new Date(moment)
  return Number.isNaN(day.getTime()) ? String(moment) : write(day)
}

/** `392,118,406`. */
export function formatCount(count: number | bigint): string {
  return count.toLocaleString('en-US')
}

/** `1 record`, `392,118,406 records`. */
export function formatPlural(count: number | bigint, one: string, many: string): string {
  return `${formatCount(count)}${NBSP}${Number(count) === 1 ? one : many}`
}

/** A large count in three figures: `1.02 T`, `392 M`, `22.5 B`; below ten thousand exact. */
export function formatShort(count: number | bigint): string {
  const amount = Number(count)
  return Math.abs(amount) < 10_000 ? formatCount(amount) : threeFigures(amount, ['', 'k', 'M', 'B', 'T', 'Q'])
}

/** Decimal units, three figures: `1.86 TB`, `512 bytes`. */
export function formatBytes(bytes: number | bigint): string {
  const amount = Number(bytes)
  if (Math.abs(amount) < 1000) return formatPlural(amount, 'byte', 'bytes')
  return threeFigures(amount, ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'])
}

function threeFigures(amount: number, units: readonly string[]): string {
  const rounded = Number(amount.toPrecision(3))
  const thousands = Math.min(Math.floor(Math.log10(Math.abs(rounded)) / 3), units.length - 1)
  return `${formatCount(Number((rounded / 1000 ** thousands).toPrecision(3)))}${NBSP}${units[thousands]}`
}

/**
 * A share from 0 to 1 as `97.3 %`. Only a true nothing is `0 %` and only a true whole is `100 %`: what would be rounded to
 * either is written `< 0.1 %` or `> 99.9 %`.
 */
export function formatShare(share: number, digits = 1): string {
  const smallest = 0.1 ** digits
  const percent = share * 100
  if (share === 0 || share === 1) return `${percent}${NBSP}%`
  if (percent > 0 && percent < smallest / 2) return `<${NBSP}${smallest.toFixed(digits)}${NBSP}%`
  if (percent < 100 && percent >= 100 - smallest / 2) return `>${NBSP}${(100 - smallest).toFixed(digits)}${NBSP}%`
  return `${percent.toFixed(digits)}${NBSP}%`
}

/** A stretch of time in its two largest units: `45 s`, `6 min`, `2 h 5 min`, `3 days`. Under a second: `under 1 s`. */
export function formatSpan(seconds: number): string {
  if (seconds < 1) return `under 1${NBSP}s`
  if (seconds < 60) return `${Math.round(seconds)}${NBSP}s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes}${NBSP}min`
  const hours = Math.floor(minutes / 60)
  if (hours >= 48) return `${Math.round(hours / 24)}${NBSP}days`
  return minutes % 60 === 0 ? `${hours}${NBSP}h` : `${hours}${NBSP}h ${minutes % 60}${NBSP}min`
}
