import { expect, test } from '@playwright/test'
import { sha256Hex } from '../digest.ts'
import { type FoundColumn, mappingFaults, settleMapping } from './mapping.ts'

const DIGEST = sha256Hex('a')

function columns(...found: (string | [name: string, type?: string, example?: string | null])[]): FoundColumn[] {
  return found.map((each) => {
    const [name, type = 'VARCHAR', example = null] = typeof each === 'string' ? [each] : each
    return { name, type, example }
  })
}

test('columns are known by their names, whatever case and signs are between the words', () => {
  const found = columns(
    'Doc-ID',
    ['SHA256', 'VARCHAR', DIGEST],
    'Source URL',
    'source',
    ['num_bytes', 'BIGINT'],
    ['token_count', 'INTEGER'],
    'Licence',
    'author',
    ['fetched_at', 'TIMESTAMP WITH TIME ZONE'],
    'lang',
    'split',
    ['is_synthetic', 'BOOLEAN'],
    'text',
  )
  const { mapping, guessed, kept, why } = settleMapping(found, null)
  expect(mapping).toEqual({
    id: 'Doc-ID',
    digest: 'SHA256',
    url: 'Source URL',
    source: 'source',
    bytes: 'num_bytes',
    tokens: 'token_count',
    license: 'Licence',
    creator: 'author',
    retrievedAt: 'fetched_at',
    language: 'lang',
    split: 'split',
    mark: 'is_synthetic',
  })
  expect(guessed).toHaveLength(12)
  expect(kept).toEqual(['text'])
  expect(why.tokens).toBe('By its name, and as INTEGER it can be that.')
})

test('the surest name wins, and a column plays one role only', () => {
  const { mapping } = settleMapping(
    columns('uuid', 'id', ['hash', 'VARCHAR', DIGEST], ['digest', 'VARCHAR', DIGEST]),
    null,
  )
  expect(mapping).toEqual({ id: 'id', digest: 'digest' })
})

test('a column of the right name and the wrong type is not guessed', () => {
  const found = columns(
    ['id', 'STRUCT(a BIGINT)'],
    ['url', 'VARCHAR[]'],
    ['tokens', 'VARCHAR[]'],
    ['size', 'DECIMAL(18,3)'],
  )
  expect(settleMapping(found, null).mapping).toEqual({ bytes: 'size' })
})

test('a column named hash is the digest only if it holds what a sha256 looks like', () => {
  expect(settleMapping(columns(['hash', 'VARCHAR', 'd41d8cd98f00b204e9800998ecf8427e']), null).mapping).toEqual({})
  expect(settleMapping(columns(['digest', 'VARCHAR', 'short']), null).mapping).toEqual({ digest: 'digest' })
  expect(settleMapping(columns(['hash', 'VARCHAR', `sha256:${DIGEST}`]), null).mapping).toEqual({ digest: 'hash' })
})

test('a digest is also known by what its values look like', () => {
  const { mapping, why } = settleMapping(columns('id', ['blob_name', 'VARCHAR', DIGEST]), null)
  expect(mapping.digest).toBe('blob_name')
  expect(why.digest).toContain('64 hex digits')
})

test('what is told is taken as told: of the rest only id and digest are guessed', () => {
  const found = columns('id', ['digest', 'VARCHAR', DIGEST], 'page', 'url', 'lang')
  const { mapping, guessed, kept } = settleMapping(found, { url: 'page' })
  expect(mapping).toEqual({ url: 'page', id: 'id', digest: 'digest' })
  expect(guessed).toEqual(['id', 'digest'])
  expect(kept).toEqual(['url', 'lang'])
})

test('one column may be told to play two roles', () => {
  const { mapping } = settleMapping(columns(['sha256', 'VARCHAR', DIGEST]), { id: 'sha256', digest: 'sha256' })
  expect(mapping).toEqual({ id: 'sha256', digest: 'sha256' })
  expect(mappingFaults(columns(['sha256', 'VARCHAR', DIGEST]), mapping)).toEqual([])
})

test('a mapping is at fault where a needed role has no column, with the columns that there are', () => {
  const faults = mappingFaults(columns('name', 'text'), {})
  expect(faults.map(({ code, column, row }) => ({ code, column, row }))).toEqual([
    { code: 'missing-column', column: 'id', row: 0 },
    { code: 'missing-column', column: 'digest', row: 0 },
  ])
  expect(faults[0]?.message).toContain('The columns are: name, text.')
  expect(faults[1]?.message).toContain('command line')
})

test('a mapping is at fault where it names a column that is not there, or one whose type can’t play the role', () => {
  const found = columns('id', 'digest', ['tags', 'VARCHAR[]'])
  const faults = mappingFaults(found, { id: 'id', digest: 'digest', url: 'adress', license: 'tags' })
  expect(faults.map(({ code, column }) => [code, column])).toEqual([
    ['missing-column', 'adress'],
    ['wrong-type', 'tags'],
  ])
  expect(faults[1]?.message).toContain('VARCHAR[]')
})

test('of many columns only the first are told', () => {
  const [fault] = mappingFaults(columns(...Array.from({ length: 40 }, (_, n) => `c${n}`)), { digest: 'c1' })
  expect(fault?.message).toContain('c29, and 10 more')
})
