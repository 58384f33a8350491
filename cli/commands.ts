import type { Command } from './command.ts'

/** Every command: what it does, in one line, and where it is. Each is loaded only when it is called. */
export const COMMANDS: Readonly<Record<string, { summary: string; load: () => Promise<Command> }>> = {
  hash: { summary: 'Write the file list of a folder', load: async () => (await import('./hash.ts')).hash },
  publish: {
    summary: 'Publish a folder as an immutable version of a dataset',
    load: async () => (await import('./publish.ts')).publish,
  },
  verify: {
    summary: 'Tell whether a folder is the version that a citation names',
    load: async () => (await import('./verify.ts')).verify,
  },
  records: {
    summary: 'Make and send a manifest of records; prove that one is in a version',
    load: async () => (await import('./records.ts')).records,
  },
  licenses: {
    summary: 'Judge licences, or a recorded verdict, on this machine',
    load: async () => (await import('./licenses.ts')).licenses,
  },
  bag: {
    summary: 'Verify a bag; make the deposit package of a version',
    load: async () => (await import('./bag.ts')).bag,
  },
  archive: {
    summary: 'Tell where a version is kept; record a copy; have copies checked',
    load: async () => (await import('./archive.ts')).archive,
  },
  swhid: {
    summary: 'Print the Software Heritage identifier of a file or folder',
    load: async () => (await import('./swhid.ts')).swhid,
  },
  preferences: {
    summary: 'Ask what hosts said of use; add what a collector kept of it',
    load: async () => (await import('./preferences.ts')).preferences,
  },
  facts: {
    summary: 'Show and record what people know of a version, for its score',
    load: async () => (await import('./facts.ts')).facts,
  },
  run: {
    summary: 'Order or report a run; tell whether it was repeated',
    load: async () => (await import('./run.ts')).run,
  },
  cite: { summary: 'Print the citation of a version', load: async () => (await import('./cite.ts')).cite },
  show: { summary: 'Show a dataset or a version', load: async () => (await import('./show.ts')).show },
  register: { summary: 'Register a dataset', load: async () => (await import('./register.ts')).register },
  import: {
    summary: 'Register datasets from Croissant, Hugging Face or DPI files',
    load: async () => (await import('./import.ts')).importFiles,
  },
  withdraw: {
    summary: 'Withdraw a version, with the reason; its record stays',
    load: async () => (await import('./withdraw.ts')).withdraw,
  },
  whoami: { summary: 'Tell who a token speaks for', load: async () => (await import('./whoami.ts')).whoami },
}
