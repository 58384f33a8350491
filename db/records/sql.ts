/** A column's name as it stands in a statement, whatever characters are in it. */
export function nameOf(column: string): string {
  return `"${column.replaceAll('"', '""')}"`
}

/** A text as it stands in a statement where no value can be bound: the name of a file that is written, a list of settings. */
export function textOf(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** What reads a Parquet file, for the FROM of a statement. */
export function parquet(file: string): string {
  return `read_parquet(${textOf(file)})`
}
