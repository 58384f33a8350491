import { expect, test } from '@playwright/test'
import { CheckReport, type HostClaim } from './check.ts'
import { type CopyAnswer, type Expected, judgeFixity, judgeReport, type ReceivedBytes } from './fixity.ts'
import { mergeClaims, NO_CLAIM, readHostClaim } from './host-claim.ts'

const SAME = 'a'.repeat(64)
const OTHER = 'b'.repeat(64)
const EXPECTED: Expected = { bytes: 12, sha256: SAME }
const BOUND = 1000
const whole = (sha256: string, bytes = 12, isEncoded = false): ReceivedBytes => ({
  end: 'whole',
  bytes,
  sha256,
  isEncoded,
})
const ended = (end: ReceivedBytes['end'], bytes: number): ReceivedBytes => ({
  end,
  bytes,
  sha256: null,
  isEncoded: false,
})
const claims = (over: Partial<HostClaim>): HostClaim => ({ ...NO_CLAIM, ...over })
const answer = (over: Partial<CopyAnswer>): CopyAnswer => ({
  at: '2026-06-05T00:00:00.000Z',
  url: 'https://archive.example/x',
  status: 200,
  why: '',
  claim: NO_CLAIM,
  received: null,
  ...over,
})
const claimOther = claims({ sha256: OTHER, header: 'repr-digest' })
const claimSame = claims({ sha256: SAME, header: 'repr-digest' })

for (const [what, expected, given, said] of [
  ['the expected bytes', EXPECTED, { received: whole(SAME) }, ['pass', 'recomputed-here', 'alive', 'digest-same']],
  [
    'other bytes of the same length',
    EXPECTED,
    { received: whole(OTHER) },
    ['fail', 'recomputed-here', 'alive', 'digest-other'],
  ],
  [
    'fewer bytes than it should have',
    EXPECTED,
    { received: whole(OTHER, 5) },
    ['fail', 'recomputed-here', 'alive', 'size-other,digest-other'],
  ],
  [
    'more bytes than it should have',
    EXPECTED,
    { received: ended('more-than-expected', 13) },
    ['fail', 'recomputed-here', 'alive', 'size-other'],
  ],
  [
    'a connection that breaks off',
    EXPECTED,
    { received: ended('cut-short', 5) },
    ['unknown', 'nothing', 'alive', 'cut-short'],
  ],
  [
    'more than is downloaded',
    EXPECTED,
    { received: ended('beyond-bound', 1000) },
    ['unknown', 'nothing', 'alive', 'beyond-bound'],
  ],
  [
    'nothing read, the host claiming the digest',
    EXPECTED,
    { claim: claimSame },
    ['unknown', 'claimed-by-host', 'alive', 'beyond-bound,host-claims-same'],
  ],
  [
    'nothing read, the host claiming another digest',
    EXPECTED,
    { claim: claimOther },
    ['unknown', 'claimed-by-host', 'alive', 'beyond-bound,host-claims-other'],
  ],
  [
    'nothing read, the host claiming another length',
    EXPECTED,
    { claim: claims({ bytes: 5 }) },
    ['unknown', 'claimed-by-host', 'alive', 'beyond-bound,host-claims-other'],
  ],
  [
    'the expected bytes under a false claim',
    EXPECTED,
    { received: whole(SAME), claim: claimOther },
    ['pass', 'recomputed-here', 'alive', 'digest-same,host-claim-wrong'],
  ],
  [
    'other bytes under a false claim',
    EXPECTED,
    { received: whole(OTHER), claim: claimSame },
    ['fail', 'recomputed-here', 'alive', 'digest-other,host-claim-wrong'],
  ],
  ['compressed bytes', EXPECTED, { received: whole(OTHER, 12, true) }, ['unknown', 'nothing', 'alive', 'encoded']],
  [
    'a page, where no digest is expected',
    { bytes: null, sha256: null },
    {},
    ['unknown', 'nothing', 'alive', 'no-digest-expected'],
  ],
  [
    'bytes of another length, where no digest is expected',
    { bytes: 9, sha256: null },
    { received: whole(SAME) },
    ['fail', 'recomputed-here', 'alive', 'size-other,no-digest-expected'],
  ],
  ['404', EXPECTED, { status: 404 }, ['fail', 'claimed-by-host', 'gone', 'not-found']],
  ['410', EXPECTED, { status: 410 }, ['fail', 'claimed-by-host', 'gone', 'not-found']],
  ['403', EXPECTED, { status: 403, why: 'It answered 403.' }, ['unknown', 'nothing', 'refused', 'refused']],
  ['503', EXPECTED, { status: 503, why: 'It answered 503.' }, ['unknown', 'nothing', 'refused', 'refused']],
  [
    'no answer at all',
    EXPECTED,
    { status: null, url: null, why: 'It timed out.' },
    ['unknown', 'nothing', 'unreachable', 'unreachable'],
  ],
] satisfies [string, Expected, Partial<CopyAnswer>, string[]][])
  test(`a host that answers with ${what}: ${said[0]}`, () => {
    const { outcome, basis, link, reasons } = judgeFixity(expected, answer(given), BOUND)
    expect([outcome, basis, link, reasons.map(({ code }) => code).join()]).toEqual(said)
    expect(reasons.every(({ says }) => says !== '')).toBe(true)
  })

const report = (over: object) => CheckReport.parse({ at: '2026-06-05T00:00:00Z', how: 'colophon verify', ...over })

for (const [what, over, files, outcome, code] of [
  ['the expected sha256', { sha256: SAME }, 1, 'pass', 'digest-same'],
  ['another sha256', { sha256: OTHER }, 1, 'fail', 'digest-other'],
  ['all files the same', { filesChecked: 3 }, 3, 'pass', 'files-same'],
  ['one file other', { filesChecked: 3, filesDiffering: 1 }, 3, 'fail', 'files-other'],
  ['some files the same', { filesChecked: 2 }, 3, 'unknown', 'files-not-all'],
  ['files of a version that lists none', { filesChecked: 2 }, 0, 'unknown', 'files-not-all'],
] as const)
  test(`a report of ${what} is ${outcome}, recomputed elsewhere`, () => {
    const found = judgeReport(EXPECTED, report(over), files)
    expect([found.outcome, found.basis, found.link, found.reasons[0]?.code]).toEqual([
      outcome,
      'recomputed-elsewhere',
      'not-asked',
      code,
    ])
  })

test('a report says one of two things, and no more files differ than were compared', () => {
  for (const over of [{}, { sha256: SAME, filesChecked: 1 }, { filesChecked: 1, filesDiffering: 2 }])
    expect(CheckReport.safeParse({ at: '2026-06-05T00:00:00Z', how: 'by hand', ...over }).success).toBe(false)
})

const base64 = Buffer.from(SAME, 'hex').toString('base64')

for (const [what, headers, sha256] of [
  ['RFC 9530 §3: Repr-Digest with sha-256', { 'repr-digest': `md5=:AAAA:, sha-256=:${base64}:` }, SAME],
  ['RFC 9530 §2: Content-Digest of a body as it is', { 'content-digest': `sha-256=:${base64}:` }, SAME],
  [
    'Content-Digest of a compressed body',
    { 'content-digest': `sha-256=:${base64}:`, 'content-encoding': 'gzip' },
    null,
  ],
  ['the Hub’s X-Linked-ETag of a large file', { 'x-linked-etag': `"${SAME}"` }, SAME],
  ['an ETag alone, which is opaque', { etag: `"${SAME}"` }, null],
  ['a digest of another length', { 'repr-digest': 'sha-256=:AAAA:' }, null],
  ['another algorithm', { 'repr-digest': `sha-512=:${base64}:` }, null],
  ['a header that is no dictionary', { 'repr-digest': ':::' }, null],
] as const)
  test(`what a host claims by ${what}`, () => expect(readHostClaim(headers).sha256).toBe(sha256))

test('of several answers on the way the nearest to the bytes speaks', () => {
  expect(mergeClaims([claims({ bytes: 3 }), claims({ sha256: SAME, header: 'x-linked-etag', bytes: 9 })])).toEqual({
    sha256: SAME,
    header: 'x-linked-etag',
    bytes: 3,
    etag: null,
  })
})
