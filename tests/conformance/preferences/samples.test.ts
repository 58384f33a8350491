import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { toldLeaves } from '#lib/preference/combine.ts'
import { evaluateSignals } from '#lib/preference/evaluate.ts'
import { findReader } from '#lib/preference/mechanisms.ts'
import { type Mechanism, PROFILES, type Profile } from '#lib/preference/preference.ts'
import { HeaderLine, type Signal, type Subject } from '#lib/preference/signal.ts'
import { arePreferencesHere, PREFERENCES_FOLDER, SKIPPED } from './tables.ts'

const SAMPLES = new URL('samples/', PREFERENCES_FOLDER)
const ORIGIN = 'https://site.example'
const POLICY = 'tdm-policy https://provider.com/policies/policy.json'

/** Leaves by their values, such as `train-gen:deny`, in the order in which the leaves are listed. */
type Told = string
const TRAINING: Told = 'train-gen:deny train-nongen:deny'
const FREE_TRAINING: Told = 'train-gen:allow train-nongen:allow'
const MINING: Told = `${TRAINING} tdm-other:deny`
const RESERVED: Told = `ai-index:deny ai-input:deny ${MINING}`
const NO_AI: Told = `ai-input:deny ${TRAINING}`
const ALL_HELD: Told = 'search ai-index ai-input train-gen train-nongen tdm-other'.replace(/\S+/g, '$&:unreadable')

type Sample = {
  file: string
  mechanism: Mechanism
  place: string
  path?: string
  agent?: string
  literal: Told
  protective?: Told
  flags?: string[]
  conditions?: readonly string[]
  access?: 'allowed' | 'disallowed'
}

const TDM_FILE = { mechanism: 'tdmrep', place: '/.well-known/tdmrep.json' } as const
const ROBOTS = { mechanism: 'robots-txt', place: '/robots.txt' } as const
const WORK = { mechanism: 'tdmrep', place: '/x', literal: MINING, protective: RESERVED, conditions: [POLICY] } as const

const FILES: Sample[] = [
  { ...TDM_FILE, file: 'tdmrep-spec-all.json', literal: MINING, protective: RESERVED },
  { ...TDM_FILE, file: 'tdmrep-spec-three-groups.json', literal: '' },
  { ...TDM_FILE, file: 'tdmrep-spec-three-groups.json', path: '/directory-a/1', literal: MINING, protective: RESERVED },
  {
    ...TDM_FILE,
    file: 'tdmrep-spec-three-groups.json',
    path: '/directory-b/html/1',
    literal: MINING,
    protective: RESERVED,
    conditions: [POLICY],
  },
  {
    ...TDM_FILE,
    file: 'tdmrep-spec-three-groups.json',
    path: '/directory-b/images/1.jpg',
    literal: `${FREE_TRAINING} tdm-other:allow`,
  },
  {
    ...TDM_FILE,
    file: 'tdmrep-general-first.json',
    path: '/free/1',
    literal: MINING,
    protective: RESERVED,
    flags: ['first-or-longest'],
  },
  {
    ...TDM_FILE,
    file: 'tdmrep-extra-members.json',
    literal: MINING,
    protective: RESERVED,
    conditions: ['tdm-policy https://site.example/p.json'],
  },
  { ...TDM_FILE, file: 'tdmrep-object-not-array.json', literal: '', protective: MINING, flags: ['non-canonical'] },
  { ...TDM_FILE, file: 'tdmrep-string-value.json', literal: '', protective: MINING, flags: ['non-canonical'] },
  { ...TDM_FILE, file: 'tdmrep-trailing-comma.json.txt', literal: '', flags: ['malformed'] },
  { ...TDM_FILE, file: 'tdmrep-soft-404.html', literal: '', flags: ['soft-404'] },
  { ...TDM_FILE, file: 'tdm-policy-offer.json', literal: '' },
  { ...WORK, file: 'opf-epub2-tdmrep.opf' },
  { ...WORK, file: 'opf-epub3-tdmrep.opf' },
  { ...WORK, file: 'xmp-tdmrep.xmp' },
  { file: 'ai-root-spawning-all-denied.txt', mechanism: 'ai-txt', place: '/ai.txt', literal: TRAINING },
  { file: 'ai-root-spawning-images-denied.txt', mechanism: 'ai-txt', place: '/ai.txt', literal: FREE_TRAINING },
  {
    file: 'ai-root-spawning-images-denied.txt',
    mechanism: 'ai-txt',
    place: '/ai.txt',
    path: '/img/a.webp',
    literal: TRAINING,
  },
  {
    file: 'ai-wellknown.txt',
    mechanism: 'ai-txt-well-known',
    place: '/.well-known/ai.txt',
    literal: `ai-index:allow ${FREE_TRAINING}`,
  },
  {
    file: 'ai-wellknown.txt',
    mechanism: 'ai-txt-well-known',
    place: '/.well-known/ai.txt',
    agent: 'OtherBot',
    literal: 'ai-index:allow',
    protective: `ai-index:allow ${TRAINING}`,
  },
  {
    file: 'ai-wellknown.txt',
    mechanism: 'ai-txt-well-known',
    place: '/.well-known/ai.txt',
    agent: 'OtherBot',
    path: '/articles/premium/1',
    literal: `ai-index:allow ${TRAINING}`,
  },
  { file: 'trust.txt', mechanism: 'trust-txt', place: '/trust.txt', literal: TRAINING },
  { ...ROBOTS, file: 'robots-ai.robots.txt', literal: '', protective: TRAINING, access: 'allowed' },
  { ...ROBOTS, file: 'robots-ai.robots.txt', agent: 'ccbot', literal: '', protective: TRAINING, access: 'disallowed' },
  { ...ROBOTS, file: 'robots-aipref-paths.txt', literal: 'ai-input:deny train-gen:deny', access: 'allowed' },
  {
    ...ROBOTS,
    file: 'robots-aipref-paths.txt',
    path: '/never/1',
    literal: '',
    protective: MINING,
    access: 'disallowed',
  },
  { ...ROBOTS, file: 'robots-bom-cr-latin1.txt', literal: TRAINING, access: 'allowed' },
  {
    ...ROBOTS,
    file: 'robots-bom-cr-latin1.txt',
    path: '/caf%C3%A9/1',
    literal: TRAINING,
    protective: MINING,
    access: 'disallowed',
  },
  {
    ...ROBOTS,
    file: 'robots-cloudflare-managed-form.txt',
    literal: `search:allow ${TRAINING}`,
    access: 'allowed',
    flags: ['edge-managed'],
  },
  {
    ...ROBOTS,
    file: 'robots-edge-managed-plus-own.txt',
    literal: `search:allow ${TRAINING}`,
    access: 'allowed',
    flags: ['edge-managed'],
  },
  { ...ROBOTS, file: 'robots-grouping-clash.txt', agent: 'C', path: '/x', literal: TRAINING, protective: TRAINING },
  { ...ROBOTS, file: 'robots-soft-404.txt', literal: '', access: 'allowed' },
  { ...ROBOTS, file: 'robots-rsl.txt', literal: ALL_HELD, access: 'allowed' },
]

/** Samples that the tables of other mechanisms or tests of their own hold. */
const ELSEWHERE = [
  'cawg-training-mining-assertion.json',
  'headers.jsonl',
  'html-heads.jsonl',
  'license-rsl.xml',
  'robots-mixed-conflict.txt',
  'robots-over-500KiB.txt.head.json',
  'xmp-plus-datamining.xmp',
]

function told(signals: readonly Signal[], subject: Subject, profile: Profile) {
  const answer = evaluateSignals(signals, subject)
  const leaves = toldLeaves(answer[profile])
  return {
    answer,
    leaves: leaves.map((leaf) => `${leaf}:${answer[profile][leaf].value}`).join(' '),
    conditions: [...new Set(leaves.flatMap((leaf) => answer[profile][leaf].conditions))],
  }
}

const signal = (mechanism: Mechanism, place: string, body: Uint8Array | null, headers: HeaderLine[] = []): Signal => ({
  mechanism,
  location: ORIGIN + place,
  body,
  headers,
})
const subjectOf = (path: string, agent: string, media: string | null = null): Subject => ({
  url: ORIGIN + path,
  agent,
  media,
})

test.skip(!arePreferencesHere, SKIPPED)

test('every sample is read by some test', () => {
  const names = new Set([...FILES.map(({ file }) => file), ...ELSEWHERE])
  expect(readdirSync(SAMPLES).filter((file) => !names.has(file))).toEqual([])
})

for (const sample of FILES)
  for (const profile of PROFILES) {
    const { file, mechanism, place, path = '/x', agent = 'ExampleBot' } = sample
    test(`${file} for ${agent} at ${path}, ${profile} (our interpretation)`, () => {
      const body = readFileSync(new URL(file, SAMPLES))
      const { answer, leaves, conditions } = told([signal(mechanism, place, body)], subjectOf(path, agent), profile)
      expect(leaves).toBe(profile === 'literal' ? sample.literal : (sample.protective ?? sample.literal))
      expect(conditions).toEqual(sample.conditions ?? [])
      if (mechanism !== 'robots-txt') expect(answer.flags).toEqual(sample.flags ?? [])
      else expect(answer.flags).toEqual(expect.arrayContaining(sample.flags ?? []))
      if (sample.access !== undefined) expect(answer.access).toBe(sample.access)
    })
  }

test('robots-mixed-conflict.txt: two vocabularies disagree and the deny wins; a group of its own hides it from a bot by the letter (our interpretation)', () => {
  const body = readFileSync(new URL('robots-mixed-conflict.txt', SAMPLES))
  const trained = (agent: string) =>
    PROFILES.map((profile) => {
      const { answer } = told([signal('robots-txt', '/robots.txt', body)], subjectOf('/x', agent), profile)
      return answer[profile]['train-gen'].value
    })
  expect(trained('OtherBot')).toEqual(['deny', 'deny'])
  expect(trained('ExampleBot')).toEqual(['unspecified', 'deny'])
})

test('robots-over-500KiB.txt: what stands beyond the limit is not read (our interpretation)', () => {
  const Parts = z.object({ header: z.string(), filler_line: z.string(), tail: z.string() })
  const text = readFileSync(new URL('robots-over-500KiB.txt.head.json', SAMPLES), 'utf8')
  const { header, filler_line, tail } = Parts.parse(JSON.parse(text))
  const filler = filler_line.repeat(Math.ceil(512_000 / filler_line.length))
  for (const [body, leaves, access] of [
    [header + filler + tail, '', 'allowed'],
    [header + tail, TRAINING, 'disallowed'],
  ] as const) {
    const file = signal('robots-txt', '/robots.txt', Buffer.from(body))
    const read = told([file], subjectOf('/tail/1', 'ExampleBot'), 'literal')
    expect([read.leaves, read.answer.access]).toEqual([leaves, access])
  }
})

const linesOf = <Line>(file: string, one: z.ZodType<Line>): Line[] =>
  arePreferencesHere
    ? readFileSync(new URL(file, SAMPLES), 'utf8')
        .trim()
        .split('\n')
        .map((line) => one.parse(JSON.parse(line)))
    : []

const HEADERS: Record<string, [literal: Told, protective: Told, conditions?: string]> = {
  'aipref-one': ['train-gen:deny', 'train-gen:deny'],
  'aipref-two-lines': ['train-gen:deny', 'train-gen:deny'],
  'aipref-legacy': ['', 'train-gen:deny'],
  'cc-signals': ['ai-input:deny', 'ai-input:deny', 'cc-cr'],
  'content-signal-header': ['', ''],
  tdmrep: [MINING, RESERVED, POLICY],
  'tdmrep-zero-with-policy': [`${FREE_TRAINING} tdm-other:allow`, `${FREE_TRAINING} tdm-other:allow`],
  'xrobots-agent-scoped': [TRAINING, TRAINING],
  'xrobots-valued': [TRAINING, NO_AI],
  'rsl-link': [ALL_HELD, ALL_HELD],
  'link-two-values': [ALL_HELD, ALL_HELD],
}

/** Beside a licence that is announced and was not read, what is said still denies. */
test('all-at-once: headers of several mechanisms deny together (our interpretation)', () => {
  const all = linesOf('headers.jsonl', z.object({ id: z.string(), raw: z.array(HeaderLine) }))
  const raw = all.find(({ id }) => id === 'all-at-once')?.raw ?? []
  const { answer } = told([signal('robots-tag', '/x', null, raw)], subjectOf('/x', 'ExampleBot'), 'literal')
  expect(answer.literal['tdm-other'].deciding).toEqual(['tdmrep:reservation 1 @ https://site.example/x'])
  expect(answer.literal['train-gen'].deciding).toHaveLength(2)
  expect(answer.evidence.map(({ mechanism }) => mechanism)).toContain('content-usage')
})

for (const { id, raw } of linesOf('headers.jsonl', z.object({ id: z.string(), raw: z.array(HeaderLine) }))) {
  const expected = HEADERS[id]
  if (expected === undefined) continue
  const [literal, protective, condition] = expected
  for (const profile of PROFILES)
    test(`the headers ${id}, ${profile} (our interpretation)`, () => {
      const asked = subjectOf('/x', 'ExampleBot', 'image')
      const read = told([signal('robots-tag', '/x', null, raw)], asked, profile)
      expect(read.leaves).toBe(profile === 'literal' ? literal : protective)
      expect(read.conditions).toEqual(condition === undefined ? [] : [condition])
    })
}

const HEADS: Record<string, [literal: Told, protective: Told]> = {
  'meta-robots-noai': [TRAINING, NO_AI],
  'meta-case-and-order': [TRAINING, NO_AI],
  'meta-tdm': [MINING, RESERVED],
  'meta-tdm-in-body': ['', ''],
  'meta-in-comment': ['', ''],
  'meta-in-noscript': ['', TRAINING],
  'head-closed-early': ['', TRAINING],
  'rsl-link': [ALL_HELD, ALL_HELD],
  'rsl-inline': [TRAINING, TRAINING],
  'schema-org-license-is-not-a-signal': ['', ''],
}

for (const { id, html } of linesOf('html-heads.jsonl', z.object({ id: z.string(), html: z.string() })))
  for (const profile of PROFILES)
    test(`the head ${id}, ${profile} (our interpretation)`, () => {
      test.skip(id.startsWith('rsl') && findReader('rsl') === null, 'no reader of RSL')
      const mechanisms = (['robots-tag', 'tdmrep', 'rsl'] as const).filter((key) => findReader(key) !== null)
      const page = mechanisms.map((mechanism) => signal(mechanism, '/x', Buffer.from(html)))
      const [literal, protective] = HEADS[id] ?? []
      expect(told(page, subjectOf('/x', 'ExampleBot', 'page'), profile).leaves).toBe(
        profile === 'literal' ? literal : protective,
      )
    })
