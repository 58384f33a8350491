import type { Effects } from './preference.ts'

/**
 * What a request to leave a dataset comes to before a person has decided on it. `dataset`: the item leaves the dataset that was asked (that is no
 * usage leaf). `status`: what must come first; null where the request stands as it is. `scope`: what it is about, in words.
 */
export type RequestReading = {
  dataset: 'deny' | null
  effects: Effects
  status: 'needs-check' | 'needs-human' | null
  scope: string | null
}

const NOTHING: RequestReading = { dataset: null, effects: {}, status: null, scope: null }

/** Whom BigCode's opt-out binds: it is addressed to one family of datasets. */
export const BIGCODE_PARTIES = ['BigCode / HuggingFaceCode'] as const

/** A request by BigCode's form (bigcode-project/opt-out-v2): who filed it, and the accounts and repositories that should leave. */
export type BigcodeOptOut = {
  author?: string | undefined
  accounts?: readonly string[] | undefined
  repositories?: readonly string[] | undefined
}

/**
 * What a request by BigCode's form does to a repository `owner/name`. An account takes its present and future repositories with it, a repository
 * only itself; names are those of GitHub, in any case.
 */
export function bigcodeOptOut({ accounts = [], repositories = [] }: BigcodeOptOut, item: string): RequestReading {
  const name = item.toLowerCase()
  const leaves = { dataset: 'deny', effects: { 'train-gen': 'deny' } } as const
  if (accounts.some((account) => account.toLowerCase() === name.split('/')[0]))
    return { ...NOTHING, ...leaves, scope: 'account, present and future repositories' }
  const isNamed = repositories.some((repository) => repository.toLowerCase() === name)
  return isNamed ? { ...NOTHING, ...leaves, scope: 'repository' } : NOTHING
}

/** Filing from one's own account is the proof of control: a request for somebody else's has to be checked. */
export function bigcodeStatus({ author, accounts = [], repositories = [] }: BigcodeOptOut): RequestReading['status'] {
  const owners = [...accounts, ...repositories.map((repository) => repository.split('/')[0] ?? '')]
  return owners.every((owner) => owner.toLowerCase() === author?.toLowerCase()) ? null : 'needs-check'
}

/** The form of before 2024, which people still send: a sentence, and a list whose `all` means the account of whoever files it. */
export function bigcodeOldForm(body: string): RequestReading {
  const isForm = /I request that the following data is removed from The Stack/i.test(body)
  const isAll = /^[ \t]*-[ \t]*all[ \t]*$/im.test(body)
  if (!isForm) return NOTHING
  return isAll
    ? { ...NOTHING, dataset: 'deny', scope: "issue author's account" }
    : { ...NOTHING, status: 'needs-human', scope: 'what the list names' }
}

/** A version of a dataset, and the day up to which requests had been processed when it was made. */
export type CutOff = { label: string; processedUntil: string }

/** From when on a processed request holds: the first version that was made after it, in words. Versions in their order, dates as ISO 8601. */
export function effectOfProcessing(processed: string, versions: readonly CutOff[]): string {
  const next = versions.find(({ processedUntil }) => processedUntil >= processed)
  const label = next === undefined ? '' : ` ${next.label}`
  return `next version${label} and later; copies already released are not recalled`
}

/** A discussion on a dataset's page: by its title it asks for one item to leave, which a person has to read. */
export function datasetDiscussion(title: string): RequestReading {
  const isRequest = title.trimStart().toUpperCase().startsWith('[OPT-OUT REQUEST]')
  return isRequest ? { ...NOTHING, status: 'needs-human', scope: 'item in one dataset' } : NOTHING
}

/** A dataset owner's own form: free text about documents of one dataset, which a person has to read. */
export function datasetForm({ request }: { dataset: string; request: string }): RequestReading {
  return request.trim() === '' ? NOTHING : { ...NOTHING, status: 'needs-human', scope: 'documents' }
}

/** A report that nobody opted in or out says nothing of consent (ours); what else it may say, a person has to read. */
export function dataSourcingReport(text: string): RequestReading {
  const isNothing = /^\s*no elements in this dataset have been identified as either opted-out, or opted-in/i.test(text)
  return isNothing || text.trim() === ''
    ? NOTHING
    : { ...NOTHING, status: 'needs-human', scope: 'the elements it names' }
}
