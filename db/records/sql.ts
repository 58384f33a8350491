/** A column's name as it stands in a statement, whatever characters are in it. */
export function nameOf(column: string): string {
  return `"${column.replaceAll('"', '""')}"`
}

/** A text as it stands in a statement where no value can be bound: the name of a file, a list of settings. */
export function textOf(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** The rows of a Parquet file, for the FROM of a statement. */
export function rowsOf(file: string): string {
  return `read_parquet(${textOf(file)})`
}

/** As `rowsOf`, with the place of each row from 0 as `file_row_number`: a look-up by it reads only what it must. */
export function numberedRows(file: string): string {
  return `read_parquet(${textOf(file)}, file_row_number = true)`
}
