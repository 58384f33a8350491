import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { evaluateSignals } from './evaluate.ts'
import { PROFILES, type Profile } from './preference.ts'
import type { HeaderLine, Signal } from './signal.ts'
import { readTdmrep, tdmOutcome } from './tdmrep.ts'
import { TDM_PLACES, type TdmSaying } from './tdmrep-saying.ts'

const RECORD = 'https://a.example/free/1.html'
const subject = { url: RECORD, agent: '', media: null }
const at = (location: string, body: string | Uint8Array | null, headers: HeaderLine[] = []): Signal => ({
  mechanism: 'tdmrep',
  location,
  body: body === null ? null : Buffer.from(body),
  headers,
})
const file = (rules: unknown) => at('https://a.example/.well-known/tdmrep.json', JSON.stringify(rules))
const miningOf = (signals: Signal[], profile: 'literal' | 'protective' = 'literal') =>
  evaluateSignals(signals, subject)[profile]['tdm-other'].value
const flagsOf = (signals: Signal[]) => readTdmrep(signals, subject).flatMap(({ flags }) => flags)

test('places that come as signals of their own supersede one another, both ways and in any order', () => {
  const reserved = file([{ location: '/', 'tdm-reservation': 1 }])
  const free = at(RECORD, null, [['TDM-Reservation', '0']])
  const head = at(RECORD, '<meta name="tdm-reservation" content="1">')
  for (const signals of [
    [reserved, free],
    [free, reserved],
  ])
    expect(miningOf(signals)).toBe('allow')
  for (const signals of [
    [reserved, free, head],
    [head, reserved, free],
  ])
    expect(miningOf(signals)).toBe('deny')
  expect(miningOf([reserved, at(RECORD, '<title>x</title>', [['Content-Type', 'text/html']])])).toBe('deny')
})

test('the header lines of a response count for TDMRep whatever mechanism it was asked for', () => {
  const other: Signal = { ...at(RECORD, null, [['tdm-reservation', '1']]), mechanism: 'robots-txt' }
  expect(miningOf([other])).toBe('deny')
})

test('two places as near as one another that disagree: the stricter', () => {
  const said = (value: string) => at(RECORD, null, [['tdm-reservation', value]])
  expect(miningOf([said('0'), said('1')])).toBe('deny')
})

test('the policy is the condition of a reservation, and everything that decides is shown', () => {
  const signals = [
    file([{ location: '/free/', 'tdm-reservation': 1, 'tdm-policy': 'https://a.example/p.json' }]),
    at(RECORD, null, [['tdm-reservation', '1']]),
  ]
  const { literal, evidence } = evaluateSignals(signals, subject)
  expect(literal['train-gen']).toMatchObject({ value: 'deny', conditions: ['tdm-policy https://a.example/p.json'] })
  expect(evidence.map(({ locator }) => locator)).toEqual(expect.arrayContaining(['header tdm-reservation 1', '#/0']))
  expect(evidence.find(({ locator }) => locator === '#/0')?.quote).toBe(
    '{ "location": "/free/", "tdm-reservation": 1, "tdm-policy": "https://a.example/p.json" }',
  )
})

test('a policy that is no address is no condition', () => {
  const policies = (policy: string) =>
    evaluateSignals(
      [
        at(RECORD, null, [
          ['tdm-reservation', '1'],
          ['tdm-policy', policy],
        ]),
      ],
      subject,
    ).literal['tdm-other'].conditions
  expect(['ask me', 'javascript:alert(1)', 'http://'].flatMap(policies)).toEqual([])
})

test('a first rule that allows and a longer one that reserves: protective denies, with what is contested too', () => {
  const rules = file([
    { location: '/', 'tdm-reservation': 0 },
    { location: '/free/', 'tdm-reservation': 1 },
  ])
  const { literal, protective, flags } = evaluateSignals([rules], subject)
  expect([literal['train-gen'].value, protective['train-gen'].value]).toEqual(['allow', 'deny'])
  expect(protective['ai-input'].value).toBe('deny')
  expect(flags).toContain('first-or-longest')
})

test('what says nothing by the letter and is mended denies in protective alone, and not what is contested', () => {
  for (const signals of [
    [file([{ location: '/', 'tdm-reservation': '1' }])],
    [file({ location: '/', 'tdm-reservation': 1 })],
    [
      at(RECORD, null, [
        ['tdm-reservation', '1'],
        ['tdm-reservation', '1'],
      ]),
    ],
    [at(RECORD, '<noscript><meta name="tdm-reservation" content="1"></noscript>')],
    [at(RECORD, '<meta name="tdm-reservation" content="1"><meta name="tdm-reservation" content="0">')],
  ]) {
    const { literal, protective } = evaluateSignals(signals, subject)
    expect([literal['train-gen'].value, protective['train-gen'].value]).toEqual(['unspecified', 'deny'])
    expect(protective['ai-input'].value).toBe('unspecified')
  }
})

test('nothing that is mended ever allows', () => {
  for (const signals of [
    [file([{ location: '/', 'tdm-reservation': '0' }])],
    [file([{ location: '/', 'tdm-reservation': false }])],
    [file({ location: '/', 'tdm-reservation': 0 })],
    [file([{ 'tdm-reservation': 0 }])],
    [file([{ location: '', 'tdm-reservation': 0 }])],
    [at(RECORD, null, [['tdm-reservation', '0, 0']])],
    [at(RECORD, '<noscript><meta name="tdm-reservation" content="0"></noscript>')],
    [at('https://a.example/tdmrep.json', '[{"location":"/","tdm-reservation":0}]')],
  ])
    expect([miningOf(signals), miningOf(signals, 'protective')]).toEqual(['unspecified', 'unspecified'])
})

test('an octet beyond ASCII in a location is compared in its escaped form', () => {
  const url = 'https://a.example/café/na%C3%AFve'
  const rules = file([{ location: '/café/naïve', 'tdm-reservation': 1 }])
  expect(evaluateSignals([rules], { ...subject, url }).literal['tdm-other'].value).toBe('deny')
})

test('an EPUB declares its own prefix for the vocabulary, and a meta that refines another is not of the whole', () => {
  const opf = (attributes: string, meta: string) =>
    at(
      RECORD,
      `<?xml version="1.0"?>\n<package xmlns="http://www.idpf.org/2007/opf" ${attributes}><metadata>${meta}</metadata></package>`,
    )
  const own = 'prefix="rights: http://www.w3.org/ns/tdmrep# tdm: http://b.example/#"'
  expect(miningOf([opf(own, '<meta property="rights:reservation"> 1 </meta>')])).toBe('deny')
  expect(miningOf([opf(own, '<meta property="tdm:reservation">1</meta>')])).toBe('unspecified')
  expect(miningOf([opf('', '<meta property="tdm:reservation" refines="#x">0</meta>')])).toBe('unspecified')
})

test('a package document as long as it may be is read in good time', () => {
  const many = 'a: http://www.w3.org/ns/tdmrep# '.repeat(12_000)
  for (const prefix of ['a'.repeat(500_000), 'a: '.repeat(150_000), many]) {
    const metas = '<meta property="a:reservation">1</meta>'.repeat(10_000)
    const text = `<package xmlns="http://www.idpf.org/2007/opf" prefix="${prefix}"><metadata>${metas}</metadata></package>`
    expect(readTdmrep([at(RECORD, text)], subject)).toHaveLength(1)
  }
})

test('a work that refuses to be read is unread, not silent', () => {
  const bomb =
    '<!DOCTYPE package [<!ENTITY a "1"><!ENTITY b "&a;&a;">]><package xmlns="http://www.idpf.org/2007/opf">&b;</package>'
  const { protective, unread } = evaluateSignals([at(RECORD, bomb)], subject)
  expect(protective['tdm-other'].value).toBe('unreadable')
  expect(unread[0]).toMatchObject({ place: RECORD, failure: 'a document type declaration is refused' })
  expect(flagsOf([at(RECORD, '<package xmlns="http://www.idpf.org/2007/opf"><metadata></package>')])).toEqual([
    'malformed',
  ])
})

test('an XMP packet is read by its namespace in any file', () => {
  const xmp = (namespace: string) =>
    `%PDF-1.7 <x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description xmlns:t="${namespace}" t:reservation="1"/></r:RDF></x:xmpmeta>`
  expect(miningOf([at(RECORD, xmp('http://www.w3.org/ns/tdmrep/'))])).toBe('deny')
  expect(miningOf([at(RECORD, xmp('http://b.example/'))])).toBe('unspecified')
})

test('an earlier copy that reserved nothing has lapsed and supersedes nothing; one that reserved still does', () => {
  const stale = (value: string, profiles: readonly Profile[] = PROFILES): Signal => ({
    ...at(RECORD, null, [['tdm-reservation', value]]),
    outcome: { kind: 'stale', failure: 'timeout', since: null, profiles, access: 'allow' },
  })
  const rules = (value: number) => file([{ location: '/', 'tdm-reservation': value }])
  expect(miningOf([rules(1), stale('0')])).toBe('deny')
  expect(miningOf([stale('0')])).toBe('unspecified')
  expect(miningOf([rules(0), stale('1')])).toBe('deny')
  expect(miningOf([rules(0), stale('1', ['protective'])])).toBe('allow')
  expect(miningOf([rules(0), stale('1', ['protective'])], 'protective')).toBe('deny')
})

const saying: fc.Arbitrary<TdmSaying> = fc
  .record({
    place: fc.constantFrom(...TDM_PLACES),
    literal: fc.constantFrom<(0 | 1 | null)[]>(0, 1, null),
    isMended: fc.boolean(),
    policy: fc.constantFrom(null, 'https://a.example/p', 'https://a.example/q'),
  })
  .map(({ place, literal, isMended, policy }) => ({
    place,
    literal,
    protective: isMended ? 1 : literal,
    isRepaired: isMended && literal !== 1,
    policy,
    evidence: [],
  }))

test('protective reserves whatever the letter reserves, and order and repetition change nothing', () => {
  fc.assert(
    fc.property(fc.array(saying, { maxLength: 6 }), (all) => {
      const [letter, strict] = [tdmOutcome(all), tdmOutcome(all, 'protective')]
      const turned = tdmOutcome([...all.toReversed(), ...all])
      return (letter.reservation !== 1 || strict.reservation === 1) && turned.reservation === letter.reservation
    }),
    { numRuns: 5000 },
  )
})
