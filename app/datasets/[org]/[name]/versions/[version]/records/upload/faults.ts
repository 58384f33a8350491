const FAULTS: Readonly<Record<string, string>> = {
  nothing: 'No file was chosen. Choose one and send it again.',
  invalid: 'The file is empty: it holds no records. Nothing was kept.',
  malformed: 'The file did not arrive whole. Nothing was kept. Send it again.',
  'too-large': 'The file is larger than what is taken here. Nothing was kept.',
  unavailable: 'The disk of this registry has no room for the file. Nothing was kept.',
  forbidden: 'Your role does not let you send records for this draft. Nothing was kept.',
  'not-a-draft': 'It was published in the meantime, and the records of a published version never change.',
  'not-found': 'That file is not there any more. Send it again.',
}

/** What went wrong, in a sentence, by the word in the address; null where nothing did. */
export function uploadFault(word: string | string[] | undefined): string | null {
  if (typeof word !== 'string' || word === '') return null
  return FAULTS[word] ?? 'The file was not taken. Nothing was kept. Send it again.'
}
