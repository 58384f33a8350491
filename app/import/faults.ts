/** What can be wrong with what was uploaded, in words; the code stands in the address to which the form goes back. */
const FAULTS: Readonly<Record<string, string>> = {
  nothing: 'No document was sent. Choose a file, or paste its text.',
  empty: 'The document is empty. Nothing was kept.',
  'too-large': 'The document is larger than 16 MiB, the most that is read at once. Nothing was kept.',
  'no-length': 'The browser did not say how much it would send, so nothing was read. Send it again.',
  'batch-too-large':
    'The files are larger than 100 MB together, the most that is taken at once. Nothing was kept. Send fewer, or use “colophon import”.',
  'too-many': 'These are more than 5,000 files. Nothing was kept. Send fewer, or use “colophon import”.',
  'no-files': 'No file was sent. Choose files or a folder.',
  malformed: 'What was sent could not be read as a form. Nothing was kept. Send it again from this page.',
  forbidden: 'Your role in this organisation does not let you do this. Nothing was kept.',
  'not-found': 'There is no such organisation. Nothing was kept.',
  invalid: 'Choose an organisation. Nothing was kept.',
}

/** The sentence for a code in the address; null where there is none. */
export function importFault(code: string | string[] | undefined): string | null {
  return typeof code === 'string' ? (FAULTS[code] ?? null) : null
}
