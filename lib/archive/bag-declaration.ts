import type { BagProblems } from './bag-problem.ts'
import { readBagText } from './bag-text.ts'

/** What bagit.txt declares; `decodes`: percent signs in paths encode and each file is listed once in every manifest, as from 1.0 on. */
export type BagDeclaration = { version: string; encoding: string; isFinal: boolean }

/** The versions of the standard that are read: the drafts before it, and RFC 8493. */
const VERSIONS = ['0.93', '0.94', '0.95', '0.96', '0.97', '1.0']
/** What is taken for granted where bagit.txt can't be read, so that more can be said about the rest. */
const FALLBACK: BagDeclaration = { version: '1.0', encoding: 'UTF-8', isFinal: true }
const AT = { path: 'bagit.txt', section: '2.1.1' } as const

/** What bagit.txt says, given its bytes or null. Two lines, in UTF-8 without a mark (RFC 8493 §2.1.1). */
export function readDeclaration(bytes: Uint8Array | null, problems: BagProblems): BagDeclaration {
  if (bytes === null) {
    problems.add('fault', AT, 'There is no bagit.txt, which makes a folder a bag.')
    return FALLBACK
  }
  const text = readBagText(bytes, 'UTF-8')
  if (!text.ok || text.hasMark) {
    problems.add('fault', AT, text.ok ? 'It begins with a byte order mark, which it must not.' : text.why)
    return FALLBACK
  }
  const [first = '', second = '', ...more] = text.lines
  const version = tagValue(first, 'BagIt-Version', 1, problems)
  const encoding = tagValue(second, 'Tag-File-Character-Encoding', 2, problems)
  if (more.some((line) => line.trim() !== ''))
    problems.add('fault', { ...AT, line: 3 }, 'It has two lines and no more.')
  if (version === null || encoding === null) return FALLBACK
  if (!/^\d+\.\d+$/.test(version)) {
    problems.add('fault', { ...AT, line: 1 }, `${JSON.stringify(version)} is not a version: two numbers with a dot.`)
    return { ...FALLBACK, encoding }
  }
  if (!VERSIONS.includes(version))
    problems.add('gap', { ...AT, line: 1 }, `BagIt ${version} is not known here; it is read as 1.0.`)
  return { version, encoding, isFinal: !version.startsWith('0.') }
}

function tagValue(line: string, label: string, number: number, problems: BagProblems): string | null {
  const at = { ...AT, line: number }
  const [, before = '', value = ''] = new RegExp(`^${label}([ \\t]*):[ \\t]*(.*)$`).exec(line) ?? []
  if (value === '') {
    problems.add('fault', at, `The line is "${label}: …".`)
    return null
  }
  if (before !== '') problems.add('fault', at, 'There is white space before the colon.')
  if (value !== value.trimEnd()) problems.add('warning', at, 'There is white space at the end of the line.')
  return value.trim()
}
