/** The delimiters that a CSV may have, in the order in which they win when two stand equally often in the header. */
const DELIMITERS = [',', '\t', ';', '|'] as const

export type CsvHeader = { delimiter: string; names: string[] }

/**
 * Delimiter and column names of a CSV, from its first lines: the delimiter is the one that parts the header into the most fields, quotes as in
 * RFC 4180. Columns without a name, or with one that stands before already, get a number. Null: there is no header.
 */
export function readCsvHeader(head: string): CsvHeader | null {
  const text = head.replace(/^\ufeff/, '')
  if (text.trim() === '') return null
  const readings = DELIMITERS.map((delimiter) => ({ delimiter, names: firstRecord(text, delimiter) }))
  const best = readings.reduce((found, next) => (next.names.length > found.names.length ? next : found))
  return { delimiter: best.delimiter, names: distinct(best.names) }
}

function firstRecord(text: string, delimiter: string): string[] {
  const fields: string[] = []
  let field = ''
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (isQuoted && sign === '"' && text.charAt(at + 1) === '"') {
      field += '"'
      at += 1
    } else if (sign === '"' && (isQuoted || field === '')) isQuoted = !isQuoted
    else if (isQuoted) field += sign
    else if (sign === '\n' || sign === '\r') break
    else if (sign === delimiter) {
      fields.push(field)
      field = ''
    } else field += sign
  }
  return [...fields, field]
}

/** The engine does not tell names apart that differ in case alone. */
function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((given, place) => {
    const name = given.trim() === '' ? `column_${place + 1}` : given.trim()
    let free = name
    for (let number = 1; taken.has(free.toLowerCase()); number += 1) free = `${name}_${number}`
    taken.add(free.toLowerCase())
    return free
  })
}
