import { STALE_AFTER_DAYS } from './standing.ts'
import type { ArchiveVerdict } from './status.ts'

/** The rows of the NDSA Levels of Digital Preservation, version 2 (2019). */
export const NDSA_ROWS = ['storage', 'integrity', 'control', 'metadata', 'content'] as const
export type NdsaRow = (typeof NDSA_ROWS)[number]

/** Names of the levels, from 1 to 4: to know, protect, monitor and sustain the content. */
export const NDSA_LEVELS = ['Know', 'Protect', 'Monitor', 'Sustain'] as const

export const REQUIREMENT_STATES = ['met', 'not-met', 'unknown'] as const
export type RequirementState = (typeof REQUIREMENT_STATES)[number]

/** What the levels are told from. `files`: how many the version has, how many of them with a sha256, a size and a media type of their own. */
export type LevelFacts = {
  verdict: ArchiveVerdict
  files: { count: number; withDigest: number; withSize: number; withFormat: number }
  /** How many checks are kept, of any outcome. */
  checks: number
  isDescribed: boolean
  hasCreators: boolean
  hasLicense: boolean
}

type Answer = { state: RequirementState; why: string }
export type NdsaRequirement = {
  id: string
  row: NdsaRow
  level: 1 | 2 | 3 | 4
  asks: string
  judge: (facts: LevelFacts) => Answer
}

const met = (why: string): Answer => ({ state: 'met', why })
const lacking = (why: string): Answer => ({ state: 'not-met', why })
const unseen = (why: string): Answer => ({ state: 'unknown', why })
const inner = (what: string) => () => unseen(`${what} is known inside the archives alone; nothing here tells it.`)

/** What each level of each row asks, in our words, and how this registry answers it from what it holds. */
export const NDSA_REQUIREMENTS: readonly NdsaRequirement[] = [
  {
    id: 'storage.two-copies',
    row: 'storage',
    level: 1,
    asks: 'Two complete copies in separate places',
    judge: atLeast(2),
  },
  { id: 'storage.three-copies', row: 'storage', level: 2, asks: 'Three complete copies', judge: atLeast(3) },
  { id: 'storage.far-away', row: 'storage', level: 2, asks: 'One copy far from the others', judge: farAway },
  {
    id: 'storage.media',
    row: 'storage',
    level: 2,
    asks: 'Storage and its media documented',
    judge: inner('On which media it is stored'),
  },
  {
    id: 'storage.threat',
    row: 'storage',
    level: 3,
    asks: 'A copy under another threat of disaster, on another kind of media',
    judge: inner('Which threats the places are under'),
  },
  {
    id: 'storage.plan',
    row: 'storage',
    level: 4,
    asks: 'Three places under three threats, and a plan for obsolescence',
    judge: inner('A plan for storage that grows old'),
  },
  { id: 'integrity.digests', row: 'integrity', level: 1, asks: 'Each file has a digest', judge: digests },
  { id: 'integrity.verified', row: 'integrity', level: 1, asks: 'The digests were verified once', judge: verifiedOnce },
  {
    id: 'integrity.on-move',
    row: 'integrity',
    level: 2,
    asks: 'Each copy was verified after it was made',
    judge: everyCopyVerified,
  },
  {
    id: 'integrity.apart',
    row: 'integrity',
    level: 2,
    asks: 'The digests are kept apart from the copies',
    judge: keptApart,
  },
  {
    id: 'integrity.intervals',
    row: 'integrity',
    level: 3,
    asks: 'Each copy is verified at fixed intervals',
    judge: atIntervals,
  },
  {
    id: 'integrity.logged',
    row: 'integrity',
    level: 3,
    asks: 'Results are logged, and an audit can be asked for',
    judge: logged,
  },
  {
    id: 'integrity.repaired',
    row: 'integrity',
    level: 4,
    asks: 'Verified after events, and repaired',
    judge: inner('Whether damaged copies are repaired'),
  },
  {
    id: 'control.documented',
    row: 'control',
    level: 1,
    asks: 'Who may read, write, move and delete is known',
    judge: inner('Who may write and delete there'),
  },
  {
    id: 'control.applied',
    row: 'control',
    level: 2,
    asks: 'Those rules are documented and applied',
    judge: inner('Whether access rules are applied'),
  },
  {
    id: 'control.logged',
    row: 'control',
    level: 3,
    asks: 'Who did what is logged',
    judge: inner('What its staff did to a copy'),
  },
  {
    id: 'control.reviewed',
    row: 'control',
    level: 4,
    asks: 'The logs are reviewed',
    judge: inner('Whether its logs are reviewed'),
  },
  {
    id: 'metadata.inventory',
    row: 'metadata',
    level: 1,
    asks: 'An inventory of the files and where the copies are, kept apart',
    judge: inventory,
  },
  {
    id: 'metadata.described',
    row: 'metadata',
    level: 2,
    asks: 'Administrative and descriptive metadata',
    judge: described,
  },
  {
    id: 'metadata.technical',
    row: 'metadata',
    level: 3,
    asks: 'Technical metadata in a standard form: size, digest and media type of each file',
    judge: technical,
  },
  { id: 'metadata.events', row: 'metadata', level: 4, asks: 'Preservation events recorded', judge: eventsRecorded },
  { id: 'content.identified', row: 'content', level: 1, asks: 'The format of each file identified', judge: identified },
  {
    id: 'content.verified',
    row: 'content',
    level: 2,
    asks: 'The formats verified',
    judge: inner('Whether each file is what its media type says'),
  },
  {
    id: 'content.watched',
    row: 'content',
    level: 3,
    asks: 'Obsolescence of the formats watched',
    judge: inner('Whether somebody watches the formats'),
  },
  {
    id: 'content.migrated',
    row: 'content',
    level: 4,
    asks: 'Migrated or emulated where needed',
    judge: inner('Whether files are migrated'),
  },
]

function atLeast(wanted: number) {
  return ({ verdict }: LevelFacts): Answer => {
    const holding = verdict.custodians.length
    if (holding >= wanted) return met(`${holding} independent custodians hold it whole and intact.`)
    const named = new Set(verdict.copies.filter(({ covers }) => covers === 'version').map((copy) => copy.custodianKey))
    const more = [...named].filter((key) => !verdict.custodians.includes(key)).length
    const why = `${holding} of ${wanted} custodians are known to hold it whole and intact.`
    const isOpen =
      holding + more >= wanted &&
      !verdict.copies.some(({ standing }) => standing.state === 'gone' || standing.state === 'damaged')
    return isOpen ? unseen(`${why} ${more} more are named and not verified now.`) : lacking(why)
  }
}

function farAway({ verdict }: LevelFacts): Answer {
  const holding = verdict.copies.filter(
    ({ custodianKey, standing }) => verdict.custodians.includes(custodianKey) && standing.state === 'intact',
  )
  const places = new Set(holding.map(({ place }) => place.toLowerCase()).filter((place) => place !== ''))
  if (places.size > 1) return met(`Intact copies are in ${places.size} places: ${[...places].join(', ')}.`)
  if (holding.every(({ place }) => place !== '') && holding.length > 0)
    return lacking('All intact copies are in one place.')
  return unseen('Where the copies lie is not recorded of all of them.')
}

function digests({ files: { count, withDigest } }: LevelFacts): Answer {
  if (count === 0) return unseen('No file is listed.')
  return withDigest === count
    ? met(`All ${count} files have a sha256.`)
    : lacking(`${withDigest} of ${count} files have a sha256.`)
}

function verifiedOnce({ verdict }: LevelFacts): Answer {
  const passed = verdict.copies.some(({ standing }) => standing.lastPass !== null)
  return passed
    ? met('The bytes of a copy were compared and were the same.')
    : lacking('No copy was compared byte for byte yet.')
}

function everyCopyVerified({ verdict }: LevelFacts): Answer {
  return everyCopy(verdict, ({ standing }) => standing.lastPass !== null, 'were verified since they were recorded')
}

function atIntervals({ verdict }: LevelFacts): Answer {
  return everyCopy(
    verdict,
    ({ standing }) => standing.state === 'intact',
    `were verified within the last ${STALE_AFTER_DAYS} days`,
  )
}

function everyCopy(
  verdict: ArchiveVerdict,
  holds: (copy: ArchiveVerdict['copies'][number]) => boolean,
  what: string,
): Answer {
  const { length } = verdict.copies
  if (length === 0) return lacking('No copy is recorded.')
  const fit = verdict.copies.filter(holds).length
  return fit === length ? met(`All ${length} copies ${what}.`) : lacking(`${fit} of ${length} copies ${what}.`)
}

function keptApart({ files, verdict }: LevelFacts): Answer {
  if (files.withDigest === 0) return lacking('There are no digests to keep.')
  return verdict.copies.length > 0
    ? met('They are in the version record, which this registry keeps apart from every copy.')
    : lacking('No copy is recorded from which they could be apart.')
}

function logged({ checks }: LevelFacts): Answer {
  return checks > 0
    ? met(`${checks} checks are kept and never change; who may can ask for another.`)
    : lacking('No check is kept yet.')
}

function inventory({ files, verdict }: LevelFacts): Answer {
  if (files.count === 0) return lacking('No file is listed.')
  return verdict.copies.length > 0
    ? met(`${files.count} files and ${verdict.copies.length} copies are listed here, apart from where they are.`)
    : lacking('The files are listed; no copy is recorded.')
}

function described({ isDescribed, hasCreators, hasLicense }: LevelFacts): Answer {
  const missing = [
    ...(isDescribed ? [] : ['a description']),
    ...(hasCreators ? [] : ['creators']),
    ...(hasLicense ? [] : ['a licence']),
  ]
  return missing.length === 0
    ? met('Description, creators and licence are recorded.')
    : lacking(`It has no record of ${missing.join(', ')}.`)
}

function technical({ files: { count, withDigest, withSize, withFormat } }: LevelFacts): Answer {
  if (count === 0) return lacking('No file is listed.')
  const fewest = Math.min(withDigest, withSize, withFormat)
  return fewest === count
    ? met('Each file has all three.')
    : lacking(`Of ${count} files, ${withSize} have a size, ${withDigest} a digest, ${withFormat} a media type.`)
}

function eventsRecorded({ checks }: LevelFacts): Answer {
  return checks > 0
    ? met(`${checks} fixity checks are recorded as PREMIS events.`)
    : lacking('No preservation event is recorded.')
}

function identified({ files: { count, withFormat } }: LevelFacts): Answer {
  if (count === 0) return lacking('No file is listed.')
  return withFormat === count
    ? met(`All ${count} files have a media type.`)
    : lacking(`${withFormat} of ${count} files have a media type of their own.`)
}
