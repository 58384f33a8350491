import { expect, test } from '@playwright/test'
import { judgeLicenses } from './aggregate.ts'
import { LicensePart, type LicensePartInput, LicenseQuestion, type LicenseVerdict, type PartMode } from './verdict.ts'

// licences.md §8: each row is a case. `c` collection, `a` adapted, `d` database-merge, `p` pointers; `/db` the database layer.

const MODES = { c: 'collection', a: 'adapted', d: 'database-merge', p: 'pointers' } as const satisfies Record<
  string,
  PartMode
>

type Case = {
  row: string
  parts: string[]
  use: LicenseQuestion['use']
  commercial?: boolean
  out?: string
  verdict: LicenseVerdict['verdict']
  against?: LicenseVerdict['against']
  codes?: string[]
}

/** `CC-BY-4.0 a`, `ODbL-1.0 a/db`: an expression, how it enters, and the layer. */
function partOf(text: string): LicensePartInput {
  const [, expression = '', letter = '', database] = /^(.*) ([cadp])(\/db)?$/.exec(text) ?? []
  const mode = Object.entries(MODES).find(([key]) => key === letter)?.[1]
  return { expression, layer: database === undefined ? 'content' : 'database', ...(mode !== undefined && { mode }) }
}

/** The given table, before its gaps were closed: what the cases of the specification were worked on. */
const EDITION = '2026-11-22'

function judge({ parts, use, commercial, out }: Case): LicenseVerdict {
  return judgeLicenses(
    parts.map((text) => LicensePart.parse(partOf(text))),
    LicenseQuestion.parse({ use, commercial: commercial ?? null, outbound: out ?? null }),
    EDITION,
  )
}

const derived = { use: 'derived-dataset', commercial: true } as const
const redistribution = { use: 'redistribution', commercial: true } as const

const CASES: Case[] = [
  { row: '1', parts: ['MIT c', 'Apache-2.0 c', 'BSD-3-Clause c'], ...redistribution, verdict: 'allowed' },
  {
    row: '2',
    parts: ['CC-BY-4.0 a', 'CC0-1.0 a'],
    ...derived,
    out: 'CC-BY-4.0',
    verdict: 'allowed',
    against: 'consistent',
  },
  {
    row: '3',
    parts: ['CC-BY-4.0 a', 'CC0-1.0 a'],
    ...derived,
    out: 'CC0-1.0',
    verdict: 'allowed',
    against: 'missing-duties',
    codes: ['duties-missing'],
  },
  {
    row: '4a',
    parts: ['CC-BY-SA-4.0 a', 'CC-BY-4.0 a'],
    ...derived,
    out: 'CC-BY-4.0',
    verdict: 'disallowed',
    against: 'conflict',
    codes: ['share-alike-outbound'],
  },
  {
    row: '4b',
    parts: ['CC-BY-SA-4.0 a', 'CC-BY-4.0 a'],
    ...derived,
    out: 'CC-BY-SA-4.0',
    verdict: 'allowed',
    against: 'consistent',
  },
  { row: '4c', parts: ['CC-BY-SA-4.0 c', 'CC-BY-4.0 c'], ...redistribution, verdict: 'allowed' },
  {
    row: '5',
    parts: ['CC-BY-SA-3.0 a', 'CC-BY-SA-4.0 a'],
    ...derived,
    out: 'CC-BY-SA-4.0',
    verdict: 'allowed',
    against: 'consistent',
  },
  {
    row: '6a',
    parts: ['CC-BY-SA-4.0 a', 'ODbL-1.0 a/db', 'CC0-1.0 a'],
    ...derived,
    verdict: 'disallowed',
    codes: ['share-alike-empty'],
  },
  { row: '6b', parts: ['CC-BY-SA-4.0 c', 'ODbL-1.0 c/db', 'CC0-1.0 c'], ...redistribution, verdict: 'allowed' },
  {
    row: '7',
    parts: ['CC-BY-SA-4.0 a', 'CC-BY-NC-SA-4.0 a'],
    use: 'derived-dataset',
    commercial: false,
    verdict: 'disallowed',
    codes: ['share-alike-empty'],
  },
  {
    row: '8a',
    parts: ['CC-BY-NC-4.0 c', 'MIT c'],
    ...redistribution,
    verdict: 'disallowed',
    codes: ['non-commercial'],
  },
  { row: '8b', parts: ['CC-BY-NC-4.0 c', 'MIT c'], use: 'redistribution', commercial: false, verdict: 'allowed' },
  {
    row: '8c',
    parts: ['CC-BY-NC-4.0 c', 'MIT c'],
    use: 'redistribution',
    verdict: 'unknown',
    codes: ['commercial-not-stated'],
  },
  {
    row: '9',
    parts: ['CC-BY-NC-4.0 a', 'CC-BY-SA-4.0 a'],
    use: 'derived-dataset',
    commercial: false,
    out: 'CC-BY-SA-4.0',
    verdict: 'disallowed',
    against: 'conflict',
    codes: ['grants-too-much'],
  },
  { row: '10a', parts: ['CC-BY-ND-4.0 c'], ...redistribution, verdict: 'allowed' },
  { row: '10b', parts: ['CC-BY-ND-4.0 a'], ...derived, verdict: 'disallowed', codes: ['no-derivatives'] },
  {
    row: '10c',
    parts: ['CC-BY-ND-4.0 a'],
    use: 'model-release',
    commercial: true,
    verdict: 'allowed',
    codes: ['model-status-open'],
  },
  {
    row: '11a',
    parts: ['ODC-By-1.0 d/db'],
    ...derived,
    out: 'ODC-By-1.0',
    verdict: 'unknown',
    against: 'unknown',
    codes: ['contents-unlicensed'],
  },
  {
    row: '11b',
    parts: ['ODC-By-1.0 d/db', 'CC0-1.0 d'],
    ...derived,
    out: 'ODC-By-1.0',
    verdict: 'allowed',
    against: 'consistent',
  },
  {
    row: '12',
    parts: ['MIT c', 'CC-BY-4.0 c', 'NOASSERTION c'],
    ...redistribution,
    verdict: 'unknown',
    codes: ['not-determined'],
  },
  { row: '13a', parts: ['NONE a'], use: 'research', verdict: 'disallowed', codes: ['no-licence'] },
  { row: '13b', parts: ['NONE p'], ...redistribution, verdict: 'allowed', codes: ['pointers-only'] },
  {
    row: '14a',
    parts: ['CC-BY-SA-4.0 OR GFDL-1.3-or-later a'],
    ...derived,
    out: 'CC-BY-SA-4.0',
    verdict: 'allowed',
    against: 'consistent',
  },
  {
    row: '14b',
    parts: ['CC-BY-SA-4.0 AND GFDL-1.3-or-later a'],
    ...derived,
    out: 'CC-BY-SA-4.0',
    verdict: 'disallowed',
    against: 'conflict',
    codes: ['share-alike-empty'],
  },
  {
    row: '15',
    parts: ['LicenseRef-OpenAI-ToU a', 'Apache-2.0 a'],
    use: 'commercial-training',
    verdict: 'unknown',
    codes: ['contract-terms', 'permission-unknown'],
  },
  { row: '16a', parts: ['C-UDA-1.0 a'], use: 'commercial-training', verdict: 'allowed' },
  {
    row: '16b',
    parts: ['C-UDA-1.0 a'],
    ...derived,
    out: 'CC-BY-4.0',
    verdict: 'disallowed',
    against: 'conflict',
    codes: ['share-alike-outbound'],
  },
  { row: '17', parts: ['ODbL-1.0 d/db', 'CC0-1.0 d'], use: 'model-release', commercial: true, verdict: 'allowed' },
  { row: '18', parts: ['NOASSERTION a'], use: 'commercial-training', verdict: 'unknown', codes: ['not-determined'] },
  {
    row: '19a',
    parts: ['MIT AND CC-BY-NC-4.0 a'],
    use: 'commercial-training',
    verdict: 'disallowed',
    codes: ['non-commercial'],
  },
  { row: '19b', parts: ['MIT AND CC-BY-NC-4.0 a'], use: 'research', verdict: 'allowed' },
  { row: '20a', parts: ['LicenseRef-Research-Only c'], use: 'research', verdict: 'allowed' },
  {
    row: '20b',
    parts: ['LicenseRef-Research-Only c'],
    use: 'model-release',
    commercial: false,
    verdict: 'unknown',
    codes: ['field-of-use', 'model-status-open'],
  },
  { row: '21', parts: ['OFL-1.1 c'], use: 'commercial-training', verdict: 'unknown', codes: ['terms-missing'] },
  {
    row: '22',
    parts: ['CC-BY-NC-4.0 a'],
    use: 'commercial-training',
    verdict: 'disallowed',
    codes: ['non-commercial'],
  },
  {
    row: '23',
    parts: ['CC-BY-4.0 a', 'Apache-2.0 a'],
    ...derived,
    out: 'Apache-2.0',
    verdict: 'allowed',
    against: 'missing-duties',
    codes: ['duties-missing'],
  },
]

for (const row of CASES) {
  test(`case ${row.row}: ${row.parts.join(', ')} for ${row.use} is ${row.verdict}`, () => {
    const answer = judge(row)
    expect(answer.verdict, JSON.stringify(answer.reasons)).toBe(row.verdict)
    expect(answer.against).toBe(row.against ?? null)
    expect([...new Set(answer.reasons.map(({ code }) => code))].sort()).toEqual(row.codes ?? [])
    expect(answer.terms).toBe(EDITION)
  })
}

const answerOf = (row: string) => judge(CASES.find((found) => found.row === row) ?? CASES[0] ?? failed())
function failed(): never {
  throw new Error('no such case')
}

test('case 1: the duties are those of all parts, each with the parts that cause it', () => {
  const { duties } = answerOf('1')
  expect(duties.map(({ duty }) => duty)).toEqual([
    'copyright-notice',
    'indicate-changes',
    'keep-notices',
    'licence-text',
    'no-endorsement',
    'notice-file',
  ])
  expect(duties.find(({ duty }) => duty === 'notice-file')?.parts).toEqual(['2'])
})

test('case 3: CC0 tells readers of none of the duties that part 1 asks for', () => {
  const [reason] = answerOf('3').reasons
  expect(reason?.parts).toEqual(['1'])
  expect([...(reason?.conditions ?? [])].sort()).toEqual([
    'credit',
    'indicate-changes',
    'no-added-restrictions',
    'no-endorsement',
  ])
})

test('case 4a: says which licences of release share-alike leaves', () => {
  expect(answerOf('4a').reasons[0]?.outboundAllowed).toEqual(['CC-BY-SA-4.0', 'LAL-1.3', 'GPL-3.0-only'])
})

test('case 5: the licences of release are those that both allow', () => {
  expect(answerOf('5').outboundAllowed).toEqual(['CC-BY-SA-4.0'])
})

test('case 9: says which permission the licence of release grants too much', () => {
  expect(answerOf('9').reasons[0]).toMatchObject({ permission: 'commercialUse', parts: ['1'] })
})

test('case 12: what holds an undetermined part may not be called open', () => {
  expect(answerOf('12').open).toBe('unknown')
  expect(answerOf('2').open).toBe('yes')
  expect(answerOf('8b').open).toBe('no')
})

test('case 14a: says which branch was chosen', () => {
  const { choices, outboundAllowed } = answerOf('14a')
  expect(choices).toEqual([{ parts: ['1'], expression: 'CC-BY-SA-4.0 OR GFDL-1.3-or-later', branch: 'CC-BY-SA-4.0' }])
  expect(outboundAllowed).toEqual(['CC-BY-SA-4.0', 'LAL-1.3', 'GPL-3.0-only'])
})

test('case 17: only the duty that reaches results is asked of a model', () => {
  expect(answerOf('17').duties).toEqual([{ duty: 'produced-work-notice', parts: ['1'] }])
})

test('case 23: part 1 asks for two things that Apache-2.0 does not', () => {
  expect(answerOf('23').reasons[0]?.conditions).toEqual(['no-added-restrictions', 'no-endorsement'])
})
