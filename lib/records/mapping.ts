import { type ColumnMapping, RECORD_ROLES, type RecordFault, type RecordRole } from './schema.ts'

/** A column as it came: its name, its type in DuckDB's words, and one of its values as text (null: none is at hand). */
export type FoundColumn = { name: string; type: string; example: string | null }

/** Which column plays which role, which roles were guessed, and in a sentence why. */
export type SettledMapping = {
  mapping: ColumnMapping
  guessed: RecordRole[]
  why: Partial<Record<RecordRole, string>>
  kept: string[]
}

type Kind = 'text' | 'number' | 'time' | 'boolean' | 'bytes' | 'nested'

/** The names by which each role is known, without case and without signs between words, the surest first. From the cards and schemas of open datasets, 2026. */
const NAMES: Readonly<Record<RecordRole, readonly string[]>> = {
  id: ['id', 'recordid', 'docid', 'documentid', 'sampleid', 'uid', 'uuid', 'guid', 'identifier', 'warcrecordid', 'key'],
  digest: ['digest', 'sha256', 'contentsha256', 'contentdigest', 'recorddigest', 'textsha256', 'contenthash', 'hash'],
  url: ['url', 'uri', 'sourceurl', 'pageurl', 'originalurl', 'imageurl', 'warctargeturi', 'link', 'href', 'permalink'],
  source: ['source', 'sourcename', 'subset', 'corpus', 'dump', 'origin', 'collection', 'dataset'],
  bytes: ['bytes', 'bytesize', 'sizebytes', 'sizeinbytes', 'numbytes', 'nbytes', 'contentlength', 'size'],
  tokens: ['tokens', 'tokencount', 'numtokens', 'ntokens', 'tokenscount'],
  license: ['license', 'licence', 'licenseid', 'spdx', 'spdxlicense', 'licenseexpression', 'rights'],
  creator: ['creator', 'author', 'artist', 'creatorname', 'authorname'],
  retrievedAt: [
    'retrievedat',
    'retrieved',
    'fetchedat',
    'fetchtime',
    'crawledat',
    'crawldate',
    'warcdate',
    'accessedat',
  ],
  language: ['language', 'lang', 'languagecode', 'langcode'],
  split: ['split', 'partition', 'fold'],
  mark: ['mark', 'synthetic', 'issynthetic', 'translated', 'istranslated'],
}

/** The kinds of value that can play a role. A text may hold a number or a time: that is checked value by value. */
const FITTING: Readonly<Record<RecordRole, readonly Kind[]>> = {
  id: ['text', 'number'],
  digest: ['text', 'bytes'],
  url: ['text'],
  source: ['text', 'number'],
  bytes: ['number', 'text'],
  tokens: ['number', 'text'],
  license: ['text'],
  creator: ['text'],
  retrievedAt: ['time', 'text'],
  language: ['text'],
  split: ['text'],
  mark: ['text', 'boolean'],
}

/**
 * Which column plays which role. What is told is taken as told; then only `id` and `digest`, which are needed, are guessed where they are left out.
 * Told nothing (null), every role is guessed: by the column's name and type, and a digest also by what its values look like.
 */
export function settleMapping(columns: readonly FoundColumn[], told: ColumnMapping | null): SettledMapping {
  const mapping: ColumnMapping = { ...told }
  const why: SettledMapping['why'] = {}
  for (const role of RECORD_ROLES) {
    if (mapping[role] !== undefined || (told !== null && role !== 'id' && role !== 'digest')) continue
    const free = columns.filter(({ name }) => !Object.values(mapping).includes(name))
    const guess = role === 'digest' ? digestAmong(free) : byName(NAMES[role], FITTING[role], free)
    if (guess === null) continue
    mapping[role] = guess.name
    why[role] = guess.why
  }
  const played = new Set(Object.values(mapping))
  const kept = columns.map(({ name }) => name).filter((name) => !played.has(name))
  return { mapping, guessed: RECORD_ROLES.filter((role) => why[role] !== undefined), why, kept }
}

/** What keeps a mapping from being used: a role without its column, or a column whose type can't play the role. */
export function mappingFaults(columns: readonly FoundColumn[], mapping: ColumnMapping): RecordFault[] {
  return RECORD_ROLES.flatMap((role): RecordFault[] => {
    const name = mapping[role]
    if (name === undefined) return role === 'id' || role === 'digest' ? [missing(role, columns)] : []
    const column = columns.find((each) => each.name === name)
    if (column === undefined) {
      const message = `There is no column ${name} to be the ${role}. The columns are: ${listed(columns)}.`
      return [{ row: 0, column: name, code: 'missing-column', message }]
    }
    if (FITTING[role].includes(kindOf(column.type))) return []
    const message = `The column ${name} is of type ${column.type.slice(0, 80)}, which can't be the ${role}: that is ${WANTED[role]}.`
    return [{ row: 0, column: name, code: 'wrong-type', message }]
  })
}

/** What each role holds, to be read after "that is" or "it should be". */
export const WANTED: Readonly<Record<RecordRole, string>> = {
  id: 'a text or a whole number, another one in each row',
  digest: 'the sha256 of the record as 64 hex digits',
  url: 'a whole address such as https://example.org/page',
  source: 'a text',
  bytes: 'a whole number, 0 or more',
  tokens: 'a whole number, 0 or more',
  license: 'a text, such as an SPDX id',
  creator: 'a text',
  retrievedAt: 'a time such as 2024-05-01T12:00:00Z',
  language: 'a text, such as en',
  split: 'a text, such as train',
  mark: 'a text, synthetic or translated, or true and false',
}

function byName(names: readonly string[], fitting: readonly Kind[], columns: readonly FoundColumn[]): Guess | null {
  for (const known of names) {
    const column = columns.find(({ name, type }) => plain(name) === known && fitting.includes(kindOf(type)))
    if (column !== undefined)
      return { name: column.name, why: `By its name, and as ${column.type.slice(0, 40)} it can be that.` }
  }
  return null
}

type Guess = { name: string; why: string }

/** Many columns are called a hash or a digest. One whose values look like a sha256 goes first; else a name has to say it clearly. */
function digestAmong(columns: readonly FoundColumn[]): Guess | null {
  const fitting = FITTING.digest
  const alike = columns.filter(({ example, type }) => kindOf(type) === 'bytes' || DIGEST.test(example ?? ''))
  const [first] = alike.filter(({ type }) => kindOf(type) === 'text')
  const byLooks =
    first === undefined ? null : { name: first.name, why: 'Its values are 64 hex digits, as a sha256 is.' }
  const clear = NAMES.digest.filter((name) => !VAGUE.includes(name))
  return byName(NAMES.digest, fitting, alike) ?? byLooks ?? byName(clear, fitting, columns)
}

const DIGEST = /^(?:sha256:)?[0-9a-f]{64}$/
const VAGUE = ['hash', 'contenthash']

function kindOf(type: string): Kind {
  if (/[[\]()]/.test(type) && !/^(?:DECIMAL|ENUM)\(/.test(type)) return 'nested'
  if (/^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|FLOAT|DOUBLE|DECIMAL.*)$/.test(type)) return 'number'
  if (/^(?:DATE|TIMESTAMP.*)$/.test(type)) return 'time'
  if (type === 'BOOLEAN') return 'boolean'
  if (type === 'BLOB') return 'bytes'
  return /^(?:VARCHAR|UUID|JSON|ENUM.*)$/.test(type) ? 'text' : 'nested'
}

function missing(role: 'id' | 'digest', columns: readonly FoundColumn[]): RecordFault {
  const need =
    role === 'id'
      ? 'No column is known to hold the ids. Say which one names each record'
      : 'No column is known to hold the digests. Say which one holds the sha256 of each record, or let the command line make a manifest, which digests the records itself'
  return {
    row: 0,
    column: role,
    code: 'missing-column',
    message: `${need}. The columns are: ${listed(columns)}.`,
  }
}

function listed(columns: readonly FoundColumn[]): string {
  const some = columns.slice(0, 30).map(({ name }) => name)
  return columns.length > some.length ? `${some.join(', ')}, and ${columns.length - some.length} more` : some.join(', ')
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}
