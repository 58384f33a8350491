import { createHash } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { bagVerdict } from './bag-problem.ts'
import { compareDigests, isBagTagFile, readBag } from './bagit.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const DECLARED = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'
const GOOD = { 'bagit.txt': DECLARED, 'data/a': 'a', 'manifest-sha256.txt': `${sha256('a')}  data/a\n` }

/** The verdict on a bag whose files hold these texts; null takes a file away. */
function judge(over: Record<string, string | Uint8Array | null> = {}) {
  const given = Object.entries({ ...GOOD, ...over })
  const bytes = new Map(given.flatMap(([path, text]) => (text === null ? [] : [[path, Buffer.from(text)] as const])))
  const files = [...bytes].map(([path, content]) => ({ path, bytes: content.length }))
  const bag = readBag(files, new Map([...bytes].filter(([path]) => isBagTagFile(path))))
  const wrong = [...bag.checks].flatMap(([path, checks]) =>
    compareDigests(path, checks, { sha256: sha256(bytes.get(path)?.toString() ?? '') }),
  )
  const { outcome, problems } = bagVerdict([...bag.problems, ...wrong])
  return { outcome, first: problems[0]?.message ?? '', section: problems[0]?.section ?? '' }
}

test('a bag whose files all have the digests that it names is valid', () => {
  expect(judge()).toEqual({ outcome: 'valid', first: '', section: '' })
})

for (const [title, over, says] of [
  ['§2.1.1: without bagit.txt it is no bag', { 'bagit.txt': null }, 'no bagit.txt'],
  ['§2.1.1: bagit.txt has two lines', { 'bagit.txt': `${DECLARED}More: 1\n` }, 'two lines'],
  ['§2.1.1: a version is two numbers', { 'bagit.txt': DECLARED.replace('1.0', 'one') }, 'not a version'],
  ['§2.1.1: tag files are in the encoding named', { 'bag-info.txt': Buffer.from([0x41, 0x3a, 0xff]) }, 'UTF-8'],
  ['§2.1.3: one payload manifest at least', { 'manifest-sha256.txt': null }, 'No payload manifest'],
  ['§2.1.3: a digest has its length', { 'manifest-sha256.txt': 'abcd  data/a\n' }, '64 hex digits'],
  [
    '§2.1.3: a manifest lists the payload only',
    { 'manifest-sha256.txt': `${sha256('a')}  bagit.txt\n` },
    'not in data/',
  ],
  [
    '§2.1.3: from 1.0 on nothing is listed twice',
    { 'manifest-sha256.txt': `${sha256('a')} data/a\n`.repeat(2) },
    'twice',
  ],
  [
    '§2.2.1: a tag manifest lists no tag manifest',
    { 'tagmanifest-sha256.txt': `${sha256('')}  tagmanifest-md5.txt\n`, 'tagmanifest-md5.txt': '' },
    'must not list',
  ],
  ['§2.2.2: a tag has a label', { 'bag-info.txt': 'no colon\n' }, 'label: value'],
  ['§2.2.2: Payload-Oxum is right', { 'bag-info.txt': 'Payload-Oxum: 2.1\n' }, '1 bytes in 1 files'],
  ['§2.2.2: Payload-Oxum is two numbers', { 'bag-info.txt': 'Payload-Oxum: many\n' }, 'a dot'],
  ['§2.2.3: what is to be fetched is listed', { 'fetch.txt': 'https://example.org/b - data/b\n' }, 'not listed'],
  ['§2.2.3: only payload is fetched', { 'fetch.txt': 'https://example.org/b - bagit.txt\n' }, 'only the payload'],
  ['§2.2.3: a line of fetch.txt begins with a URL', { 'fetch.txt': 'b - data/a\n' }, 'is a URL'],
  ['§3: a payload file that no manifest lists', { 'data/b': 'b' }, 'not listed'],
  ['§3: a listed file that is not there', { 'data/a': null }, 'not there'],
  ['§3: a byte that changed', { 'data/a': 'b' }, 'Its sha256 is'],
  ['§5.1: a path that leads upwards', { 'manifest-sha256.txt': `${sha256('a')}  data/../../a\n` }, 'leads upwards'],
  ['§5.1: a path into a home folder', { 'fetch.txt': 'https://example.org/b - ~root/b\n' }, 'home folder'],
] as const)
  test(title, () => {
    const { outcome, first } = judge(over)
    expect(outcome).toBe('invalid')
    expect(first).toContain(says)
  })

test('a file that is still to be fetched leaves it open, and Payload-Oxum counts it', () => {
  const away = { 'data/a': null, 'fetch.txt': 'https://example.org/a 1 data/a\n' }
  expect(judge({ ...away, 'bag-info.txt': 'Payload-Oxum: 1.1\n' })).toMatchObject({ outcome: 'unknown', section: '3' })
  expect(judge({ ...away, 'bag-info.txt': 'Payload-Oxum: 2.1\n' }).outcome).toBe('invalid')
})

test('digests of an unknown kind, or a later version, leave it open', () => {
  expect(judge({ 'manifest-blake3.txt': 'ab  data/a\n' })).toMatchObject({ outcome: 'unknown', section: '2.4' })
  expect(judge({ 'bagit.txt': DECLARED.replace('1.0', '2.0') })).toMatchObject({ outcome: 'unknown', section: '2.1.1' })
})

test('§2.1.3: from 1.0 on percent-encoded line ends and percent signs in paths are read back, others are not', () => {
  const odd = 'data/a\r\n%41'
  const manifest = `${sha256('a')}  data/a%0D%0a%2541\n`
  expect(judge({ 'data/a': null, [odd]: 'a', 'manifest-sha256.txt': manifest }).outcome).toBe('valid')
  expect(judge({ 'data/a': null, 'data/%41': 'a', 'manifest-sha256.txt': `${sha256('a')}  data/%41\n` }).outcome).toBe(
    'valid',
  )
})

test('a name that differs only in case from the file is not that file, but in a pair it may be', () => {
  expect(judge({ 'manifest-sha256.txt': `${sha256('a')}  data/A\n` }).outcome).toBe('invalid')
  expect(judge({ 'manifest-sha256.txt': `${sha256('a')}  data/a\n${sha256('a')}  data/A\n` })).toMatchObject({
    outcome: 'valid',
    section: '6.1',
  })
})
