import type { FailureKind } from './observation.ts'
import type { Mechanism, Profile, UsageLeaf } from './preference.ts'
import type { ShareWord } from './shares.ts'

/** The usage leaves as they are shown to people, and what each contains (`preferences.md` §4). */
export const LEAF_WORDS: Readonly<Record<UsageLeaf, { name: string; short: string; contains: string }>> = {
  search: {
    name: 'search',
    short: 'Search',
    contains:
      'Selecting works and sending people to them, links, short excerpts, and training for that alone. No summaries.',
  },
  'ai-index': {
    name: 'AI index',
    short: 'AI index',
    contains: 'An AI system’s own store from which it retrieves.',
  },
  'ai-input': {
    name: 'AI answers',
    short: 'AI answers',
    contains: 'Input to a generative model when it is used, not handed over by the person who uses it.',
  },
  'train-gen': {
    name: 'training generative models',
    short: 'Generative training',
    contains: 'Changing the parameters of a model that generates content.',
  },
  'train-nongen': {
    name: 'training other models',
    short: 'Other training',
    contains: 'Changing the parameters of classifiers, rankers and detectors.',
  },
  'tdm-other': {
    name: 'other text and data mining',
    short: 'Other mining',
    contains: 'Other automated analysis for patterns.',
  },
}

/** The mechanisms by the names that people know them under. */
export const MECHANISM_NAMES: Readonly<Record<Mechanism, string>> = {
  'robots-txt': 'robots.txt, for everyone',
  'ai-agent': 'robots.txt, AI agents by name',
  'control-token': 'robots.txt, control tokens',
  'content-usage': 'Content-Usage (IETF AIPREF)',
  'content-signal': 'Content Signals',
  tdmrep: 'TDM Reservation Protocol',
  'ai-txt': 'ai.txt (Spawning)',
  'ai-txt-well-known': '/.well-known/ai.txt',
  'robots-tag': 'X-Robots-Tag and robots meta',
  c2pa: 'C2PA and CAWG manifests',
  'iptc-plus': 'IPTC and PLUS data mining',
  rsl: 'Really Simple Licensing',
  'cc-signals': 'CC signals',
  'tdm-ai': 'TDM·AI declarations',
  'trust-txt': 'trust.txt',
  terms: 'terms of service, recorded by people',
  registry: 'opt-out registries',
}

/** What each profile counts (`preferences.md` §6). */
export const PROFILE_WORDS: Readonly<Record<Profile, string>> = {
  protective:
    'What the publishers said, and what they can be taken to have meant: of contested, older and inferred readings the denials count, the permissions don’t.',
  literal: 'What the publishers said, to the letter, to everyone or to whom this registry asks as.',
}

/** The words of a share, in the order in which they are told, with what each means. */
export const SHARE_WORD_MEANINGS: readonly { word: ShareWord; name: string; means: string }[] = [
  { word: 'allowed', name: 'allowed', means: 'Somebody said so, where it could be read, and nothing forbids it.' },
  { word: 'disallowed', name: 'disallowed', means: 'At least one statement forbids it.' },
  { word: 'on-hold', name: 'on hold', means: 'Unknown, since a place that could say so could not be read.' },
  { word: 'unknown', name: 'unknown', means: 'Nothing was said, or nobody asked. That is no consent.' },
]

/** The name of a word. */
export function shareWordName(word: ShareWord): string {
  return word === 'on-hold' ? 'on hold' : word
}

/** The same of a robots.txt, short enough to be counted: `9 read, 1 without a file`. */
export const OUTCOME_WORDS: Readonly<Record<FailureKind | 'read', string>> = {
  read: 'read',
  'not-found': 'without a file',
  refused: 'refused',
  'rate-limited': 'asked too often',
  'server-error': 'server error',
  timeout: 'no answer in time',
  dns: 'name not found',
  connect: 'no connection',
  tls: 'no valid encryption',
  'blocked-address': 'private address',
  'redirect-limit': 'redirected too often',
  'too-large': 'too large',
  'soft-404': 'a page instead of a file',
  malformed: 'malformed',
  'refused-by-robots': 'forbidden by robots.txt',
  'not-asked': 'not asked',
}

/** Why a place was not read, or read in part, for people. */
export const FAILURE_WORDS: Readonly<Record<FailureKind, string>> = {
  'not-found': 'there is no such file',
  refused: 'the site refused the request',
  'rate-limited': 'the site asked for fewer requests',
  'server-error': 'the server answered with an error',
  timeout: 'no answer in time',
  dns: 'the host’s name does not resolve',
  connect: 'no connection',
  tls: 'the certificate or the encryption does not hold',
  'blocked-address': 'the name leads to a private address',
  'redirect-limit': 'redirected too often',
  'too-large': 'larger than is read',
  'soft-404': 'a page where a text file belongs',
  malformed: 'not of its format',
  'refused-by-robots': 'the site’s robots.txt forbids asking',
  'not-asked': 'not asked',
}

/** Why a place is unread, for people; a reason that is none of the kinds comes back as it is. */
export function failureWords(failure: string): string {
  return Object.entries(FAILURE_WORDS).find(([kind]) => kind === failure)?.[1] ?? failure
}

const FLAGS: ReadonlyMap<string, string> = new Map([
  ['ambiguous-grouping', 'two readers of this file can group its lines in two ways, and both can be right'],
  ['conflicting-groups', 'one agent is refused and allowed in two groups; combined, the tie allows'],
  ['labels-dropped', 'a longer path takes the place of what a shorter one said of other uses'],
  ['named-group-hides-star', 'a group that names an agent hides from it what is said to everyone'],
  ['joined-lines', 'header lines were joined, so that it is not sure whom each addresses'],
  ['legacy-label', 'a label of an older draft'],
  ['non-canonical', 'written in another form than the vocabulary has'],
  ['soft-404', 'a page stands where a text file belongs'],
  ['rsl-unlicensed', 'a licence is announced, and no valid one is there'],
  ['rsl-unresolvable', 'the licence that is announced was not found'],
  ['edge-managed', 'a block that the network provider manages stands before the owner’s own lines'],
  ['not-modified', 'the host said that it is as before'],
  ['policy', 'the text that a reservation points to; it is kept as a condition'],
  ['malformed', 'not of its format; read as far as it could be'],
  ['cut-short', 'the answer ended before its stated length'],
  ['over-limit', 'it holds more than is read; what is beyond says nothing'],
  ['parsed-truncated', 'longer than is read; the beginning was read'],
  ['too-many-licences', 'more licences are announced than are read'],
  ['first-or-longest', 'the first path that fits and the longest one say different things'],
  ['not-verified', 'nobody verified the signature, so that its permissions do not count'],
  ['invalid-signature', 'the signature does not hold, so that its permissions do not count'],
  ['hash-mismatch', 'the manifest was made for other bytes'],
  ['near-match', 'declared for a code that is only near to this one; a lead for a person'],
  ['no-iscc', 'a declaration that names no code of a work'],
])

/** A remark on how something had to be read, in words; one that is not in the list comes back as it is. */
export function flagWords(flag: string): string {
  const [kind, place = ''] = flag.split(' ')
  if (kind === 'other-origin') return `${place} is a place of another site, which says nothing of this one`
  return FLAGS.get(flag) ?? flag
}
