import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { findReader } from '#lib/preference/mechanisms.ts'
import { BASES, type Effects, type Mechanism, type PreferenceStatement } from '#lib/preference/preference.ts'
import { BIGCODE_PARTIES, bigcodeOptOut } from '#lib/preference/registry-requests.ts'
import type { HeaderLine, Signal } from '#lib/preference/signal.ts'
import { arePreferencesHere, PREFERENCES_FOLDER, SKIPPED } from './tables.ts'

const Words = z.record(z.string(), z.string())
const Row = z.object({
  signal: z.string(),
  label: z.string(),
  value: z.string().nullable(),
  effect: z.record(z.string(), z.string().or(Words)),
  basis: z.enum(BASES),
  media: z.array(z.string()).default([]),
  parties: z.array(z.string()).optional(),
  condition_if: z.string().optional(),
})
type Row = z.infer<typeof Row>

/** What a row says of one of its labels and values: what a site would write, who reads it, and what must be found. */
type Written = { label: string; value: string; effect: Record<string, string> }
type Place = { mechanism: Mechanism; location?: string; body?: string; headers?: HeaderLine[] }

const ROBOTS = { mechanism: 'robots-txt', location: 'https://a.example/robots.txt' } as const
const inXmp = (code: string) => `<?xpacket begin="" id="x"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
  xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"><plus:DataMining>http://ns.useplus.org/ldf/vocab/${code}</plus:DataMining>
  </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`

const manifestOf = (label: string, entry: string, use: string) => ({
  active_manifest_assertions: [{ label, data: { entries: { [entry]: { use } } } }],
  validation: 'valid',
})
const licenseOf = (element: string, token: string) =>
  `<rsl xmlns="https://rslstandard.org/rsl"><content url="/"><license><${element} type="usage">${token}</${element}></license></content></rsl>`

/** How each signal of the table is written. A date in a label is that of the response. */
const WAYS: Record<string, (written: Written) => Place> = {
  aipref: ({ label, value }) => ({
    mechanism: 'content-usage',
    headers: [
      ['Content-Usage', `${label.split(' ')[0]}=${value}`],
      ['Date', label.includes('before Oct 2025') ? 'Mon, 01 Sep 2025 08:00:00 GMT' : 'Mon, 02 Feb 2026 08:00:00 GMT'],
    ],
  }),
  'content-signal': ({ label, value }) => ({
    ...ROBOTS,
    mechanism: 'content-signal',
    body: `User-agent: *\nContent-Signal: ${label}=${value}\n`,
  }),
  tdmrep: ({ label, value }) => ({
    mechanism: 'tdmrep',
    location: 'https://a.example/.well-known/tdmrep.json',
    body: JSON.stringify([{ location: '/', [label]: Number.parseInt(value, 10) }]),
  }),
  'x-robots/meta': ({ label }) => ({ mechanism: 'robots-tag', headers: [['X-Robots-Tag', label]] }),
  'robots.txt': ({ label }) => {
    const token = /Google-Extended|Applebot-Extended|GPTBot|CCBot/.exec(label)?.[0] ?? '*'
    return { ...ROBOTS, body: `User-agent: ${token}\n${label === 'Allow' ? 'Allow' : 'Disallow'}: /\n` }
  },
  'ai.txt (Spawning)': ({ label }) => ({
    mechanism: 'ai-txt',
    location: 'https://a.example/ai.txt',
    body: `User-agent: *\n${label.split(' ')[0]}: /\n`,
  }),
  'ai.txt (well-known)': ({ label, value }) => ({
    mechanism: 'ai-txt-well-known',
    location: 'https://a.example/.well-known/ai.txt',
    body: `${label}: ${value.split(' ')[0]}\n`,
  }),
  'spawning-dntr': ({ label, value }) => ({
    mechanism: 'registry',
    body: JSON.stringify({ urls: [{ url: 'https://a.example/x', [label]: value === 'true' }] }),
  }),
  'trust.txt': ({ label, value }) => ({
    mechanism: 'trust-txt',
    location: 'https://a.example/trust.txt',
    body: `${label}=${value}\n`,
  }),
  'c2pa.training-mining': ({ label, value }) => ({
    mechanism: 'c2pa',
    body: JSON.stringify(manifestOf('c2pa.training-mining', label, value)),
  }),
  'cawg.training-mining': ({ label, value }) => ({
    mechanism: 'c2pa',
    body: JSON.stringify(manifestOf('cawg.training-mining', label, value)),
  }),
  'plus:DataMining': ({ label }) => ({ mechanism: 'iptc-plus', body: inXmp(label) }),
  rsl: ({ label, value }) => ({
    mechanism: 'rsl',
    headers: [['Content-Type', 'application/rsl+xml']],
    body: licenseOf(value, label),
  }),
  'tdm-ai': ({ label, value }) => ({
    mechanism: 'tdm-ai',
    body: JSON.stringify({ iscc: 'ISCC:KACT4EBWK27737D2', [label]: value }),
  }),
}

/** Rows that stand for many labels. */
const LABELS: Record<string, string[]> = {
  'Disallow for an agent of purpose train, dataset or control-token': ['GPTBot', 'CCBot'],
  'DMI-PROHIBITED-SEE*': ['CONSTRAINT', 'EMBEDDEDRIGHTSEXPR', 'LINKEDRIGHTSEXPR'].map(
    (one) => `DMI-PROHIBITED-SEE${one}`,
  ),
}

/** Every label of a row with every value, and what it does: `deny | allow` goes with the values, a nested effect with the labels. */
function writtenIn({ label, value, effect }: Row): Written[] {
  const values = (value ?? '').split(' | ')
  return (LABELS[label] ?? label.split(' | ')).flatMap((one) =>
    values.map((own, place) => {
      const nested = Words.safeParse(effect[one])
      const words = nested.success ? nested.data : Words.parse(effect)
      const chosen = Object.entries(words).map(([leaf, word]) => [leaf, word.split(' | ')[place] ?? word])
      return { label: one, value: own, effect: Object.fromEntries(chosen) }
    }),
  )
}

/** Labels that bring leaves of other rows: umbrellas that others inherit from, lists that close the rest, files that deny by being there. */
const MORE_IS_SAID = ['rsl', 'tdm-ai', 'ai.txt (well-known)']

/** Parties that are addressed by the name of their crawler. */
const AGENTS_OF: Record<string, string> = { Microsoft: 'bingbot', Amazon: 'Amazonbot' }

function effectsFound(statements: readonly PreferenceStatement[], { basis, parties, effect }: Row): Effects {
  const own = statements.filter(
    (one) =>
      (one.basis === basis || Object.keys(effect).length === 0) &&
      (parties?.some((party) => [party, AGENTS_OF[party] ?? party].some((name) => one.addressee.includes(name))) ??
        true),
  )
  return Object.assign({}, ...own.map(({ effects }) => effects))
}

const ROWS = arePreferencesHere
  ? z
      .object({ mappings: z.array(Row) })
      .parse(JSON.parse(readFileSync(new URL('normalised-mapping.json', PREFERENCES_FOLDER), 'utf8'))).mappings
  : []

test.skip(!arePreferencesHere, SKIPPED)

test('all 83 rows are here, and each is written in some way', () => {
  expect(ROWS).toHaveLength(83)
  expect(ROWS.filter(({ signal }) => !(signal in WAYS)).map(({ signal }) => signal)).toEqual(['bigcode-opt-out'])
})

ROWS.forEach((row, number) => {
  const way = WAYS[row.signal]
  for (const written of way === undefined ? [] : writtenIn(row))
    test(`row ${number + 1}: ${row.signal} ${written.label} ${written.value}, ${row.basis} (our interpretation)`, () => {
      const {
        mechanism,
        location = 'https://a.example/x',
        body,
        headers = [],
      } = way?.(written) ?? { mechanism: 'terms' }
      const reader = findReader(mechanism)
      test.skip(reader === null, `nothing reads ${mechanism} yet`)
      const signal: Signal = { mechanism, location, body: body === undefined ? null : Buffer.from(body), headers }
      const subject = { url: 'https://a.example/x', agent: '', media: row.media[0] ?? 'image' }
      const statements = reader?.read([signal], subject).flatMap((reading) => reading.statements) ?? []
      const found = effectsFound(statements, row)
      if (written.value.endsWith('and search')) expect(found).not.toHaveProperty('search')
      else if (MORE_IS_SAID.includes(row.signal)) expect(found).toMatchObject(written.effect)
      else expect(found).toEqual(written.effect)
      const isConditional = row.condition_if === 'always' || row.condition_if === written.value
      if (isConditional) expect(statements.every(({ condition }) => condition !== null)).toBe(true)
    })
})

test('the row of BigCode: who opts out of one family of datasets refuses training to it (our interpretation)', () => {
  const [row, ...more] = ROWS.filter(({ signal }) => signal === 'bigcode-opt-out')
  expect(more).toEqual([])
  expect(bigcodeOptOut({ accounts: ['alice'] }, 'alice/one').effects).toEqual(row?.effect)
  expect(bigcodeOptOut({ repositories: ['alice/one'] }, 'alice/one').effects).toEqual(row?.effect)
  expect(BIGCODE_PARTIES).toEqual(row?.parties)
})
