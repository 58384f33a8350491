const SIZES = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB']

/** A number of bytes for a person, in powers of 1,000: `512 bytes`, `4.3 GB`. */
export function printBytes(bytes: number): string {
  let value = bytes
  let size = 0
  while (value >= 999.5 && size < SIZES.length - 1) {
    value /= 1000
    size += 1
  }
  if (size === 0) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  return `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ${SIZES[size]}`
}

/** A count with its noun: `1 file`, `1,000 files`. */
export function printCount(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}

/** A time to go, in seconds, as `m:ss` or `h:mm:ss`. */
export function printDuration(seconds: number): string {
  const whole = Math.ceil(seconds)
  const parts = [Math.floor(whole / 60) % 60, whole % 60].map((part) => String(part).padStart(2, '0'))
  const hours = Math.floor(whole / 3600)
  return hours > 0 ? `${hours}:${parts.join(':')}` : parts.join(':').replace(/^0/, '')
}
