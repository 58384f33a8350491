/** What a member of a value is called: its label, what a row of it is called, a hint, and its words where the plain ones say too little. */
export type MemberWords = {
  label: string
  one?: string
  hint?: string
  words?: Readonly<Record<string, string>>
}

/**
 * A group of facts as a question. `none`: how a person says that there is nothing of the kind, null where that is no answer.
 * `example`: how one real dataset would answer it. `members`: the words of each member by its place (`steps.purpose`). `perSource`: the
 * rows that have one row for each source of the version.
 */
export type FactQuestion = {
  title: string
  asks: string
  help: string
  none: string | null
  example: { of: string; value: unknown; source: string; quote: string }
  members: Readonly<Record<string, MemberWords>>
  perSource?: string
}

/** Whose example it is where no public dataset known to us records the like. */
export const NO_DATASET_KNOWN = 'no public dataset known to us, which is why it is made up'
