import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { combinePreferences, toldLeaves } from '#lib/preference/combine.ts'
import type { HeaderLine, Signal } from '#lib/preference/signal.ts'
import { readTdmrep, tdmOutcome } from '#lib/preference/tdmrep.ts'
import { matchTdmFile, parseTdmFile } from '#lib/preference/tdmrep-file.ts'
import { readTdmPlaces } from '#lib/preference/tdmrep-places.ts'
import { arePreferencesHere, casesOf, markOf, SKIPPED } from './tables.ts'

const Outcome = z.object({ reservation: z.literal([0, 1]).nullable(), policy: z.string().nullable().optional() })
const Case = z.object({
  id: z.string(),
  input: z.object({
    tdmrep_json: z.unknown().optional(),
    path: z.string().default('/x'),
    file: z.number().or(Outcome).optional(),
    headers: z.record(z.string(), z.string()).optional(),
    html_head: z.string().optional(),
    html_body: z.string().optional(),
    epub2_metadata: z.string().optional(),
    epub3_metadata: z.string().optional(),
    pdf_xmp: z.string().optional(),
  }),
  expected: Outcome,
  protective: z.record(z.string(), z.string()).optional(),
  ambiguous: z.record(z.string(), Outcome).default({}),
  basis_kind: z.string(),
})
type Input = z.infer<typeof Case>['input']

const signal = (location: string, body: string | null, headers: HeaderLine[] = []): Signal => ({
  mechanism: 'tdmrep',
  location,
  body: body === null ? null : Buffer.from(body),
  headers,
})

function fileOf({ tdmrep_json, file }: Input): unknown {
  if (file === undefined) return tdmrep_json
  const { reservation, policy } = typeof file === 'number' ? { reservation: file, policy: undefined } : file
  return [{ location: '/', 'tdm-reservation': reservation, ...(policy !== undefined && { 'tdm-policy': policy }) }]
}

function bodyOf({ html_head, html_body, epub2_metadata, epub3_metadata, pdf_xmp }: Input): string | null {
  if (pdf_xmp !== undefined)
    return `%PDF-1.7\n<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${pdf_xmp}</rdf:RDF></x:xmpmeta>\n%%EOF`
  const metadata = epub2_metadata ?? epub3_metadata
  if (metadata !== undefined)
    return `<package xmlns="http://www.idpf.org/2007/opf" version="${epub2_metadata === undefined ? 3 : 2}.0"><metadata>${metadata}</metadata></package>`
  if (html_body !== undefined) return `<!doctype html><html><head></head><body>${html_body}</body></html>`
  return html_head === undefined ? null : `<!doctype html><html><head>${html_head}</head></html>`
}

/** Every place that a case names, as it would be fetched. */
function signalsOf(input: Input, url: string): Signal[] {
  const file = fileOf(input)
  const headers = Object.entries(input.headers ?? {})
  const body = bodyOf(input)
  return [
    ...(file === undefined ? [] : [signal('https://a.example/.well-known/tdmrep.json', JSON.stringify(file))]),
    ...(body === null && headers.length === 0 ? [] : [signal(url, body, headers)]),
  ]
}

test.skip(!arePreferencesHere, SKIPPED)

for (const { id, input, expected, protective, ambiguous, basis_kind } of casesOf('tdmrep', Case)) {
  const url = `https://a.example${input.path}`
  const subject = { url, agent: 'ourbot', media: null }
  const signals = signalsOf(input, url)
  const decide = (profile: 'literal' | 'protective') => {
    const statements = readTdmrep(signals, subject).flatMap((one) => one.statements)
    const decision = combinePreferences({ statements, context: { identities: ['ourbot'] } }, profile)
    return Object.fromEntries(toldLeaves(decision).map((leaf) => [leaf, decision[leaf].value]))
  }

  test(`${id}${markOf(basis_kind)}`, () => {
    const { reservation, policy } = tdmOutcome(signals.flatMap((one) => readTdmPlaces(one, subject).sayings))
    expect({ reservation, policy }).toEqual({ policy: null, ...expected })
  })
  test(`${id}: reserved denies mining and training, not reserved allows them, unset says nothing${markOf(basis_kind)}`, () => {
    const value = { 1: 'deny', 0: 'allow' }[String(expected.reservation)]
    const told = value === undefined ? {} : { 'tdm-other': value, 'train-gen': value, 'train-nongen': value }
    expect(decide('literal')).toEqual(told)
  })
  test(`${id}: answers at use time are contested, so denied where it is reserved, in protective alone (our interpretation)`, () => {
    const contested = expected.reservation === 1 ? { 'ai-input': 'deny', 'ai-index': 'deny' } : {}
    expect(decide('protective')).toEqual(protective ?? { ...decide('literal'), ...contested })
  })
  for (const [reading, outcome] of Object.entries(ambiguous))
    test(`${id}, read as ${reading} (our interpretation)`, () => {
      const file = parseTdmFile(Buffer.from(JSON.stringify(fileOf(input))))
      expect(matchTdmFile(file, input.path).longest?.value).toBe(outcome.reservation)
      const { flags } = readTdmPlaces(signals[0] ?? signal(url, null), subject)
      expect(flags).toEqual(['first-or-longest'])
    })
}
