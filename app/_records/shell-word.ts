/** A text as one word of a shell command: as it is where nothing in it means anything there, else in quotes (POSIX.1-2017 §2.2.2). */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
