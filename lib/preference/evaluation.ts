import { z } from 'zod'
import { AI_AGENTS_EDITION } from './agents.ts'
import { evaluateSignals, type PreferenceAnswer, toldUsages } from './evaluate.ts'
import { MECHANISM_READERS } from './mechanisms.ts'
import { Basis, Effects, Mechanism, PREFERENCE_RULES_VERSION, SignalEvidence, UsageWord } from './preference.ts'
import { HeaderLine, type Signal } from './signal.ts'

/** At most this many signals in one question. */
export const MAX_SIGNALS = 200

const READ_KEYS = MECHANISM_READERS.map(({ key }) => key)

/** A signal as it is sent: raw text or base64, header lines one by one (or an object, where each name has one line). */
const SentSignal = z
  .strictObject({
    mechanism: Mechanism.refine(
      (key) => READ_KEYS.includes(key),
      'No reader takes this mechanism from bytes: a person records it.',
    ),
    location: z.string().max(4000),
    body: z.string().nullable().optional(),
    bodyBase64: z.base64().nullable().optional(),
    headers: z.array(HeaderLine).max(500).or(z.record(z.string(), z.string())).optional(),
  })
  .refine(({ body, bodyBase64 }) => typeof body !== 'string' || typeof bodyBase64 !== 'string', {
    path: ['bodyBase64'],
    message: 'Send the body once: as text or as base64.',
  })

/** The question: a URL, who asks, and the signals as they were fetched. A signal without body and headers could not be read. */
export const PreferenceQuestion = z.strictObject({
  url: z.url({ protocol: /^https?$/, message: 'An http or https address.' }).max(8000),
  agent: z.string().max(200).default('').describe('The product token of who asks; empty: nobody in particular'),
  media: z.enum(['text', 'image', 'audio', 'video']).nullable().default(null),
  signals: z.array(SentSignal).max(MAX_SIGNALS),
})
export type PreferenceQuestion = z.infer<typeof PreferenceQuestion>

const Usages = z.strictObject({
  search: UsageWord,
  'ai-index': UsageWord,
  'ai-input': UsageWord,
  'train-gen': UsageWord,
  'train-nongen': UsageWord,
  'tdm-other': UsageWord,
})

/** What a decision tells: `usages` is what the publisher said (the literal profile), `protective` adds stricter readings of it. */
export const TOLD_DECISION = {
  access: UsageWord.describe('Whether the agent may fetch the URL, by robots.txt alone'),
  accessRule: SignalEvidence.nullable(),
  usages: Usages,
  protective: Usages,
  onHold: z.array(z.string()).describe('Leaves that are unknown since a place could not be read'),
  conditions: z.record(z.string(), z.array(z.string())).describe('By leaf: under what it would be otherwise'),
  evidence: z.array(
    SignalEvidence.extend({
      statement: z.string(),
      mechanism: Mechanism,
      version: z.string(),
      basis: Basis,
      effects: Effects,
      condition: z.string().nullable(),
    }),
  ),
  flags: z.array(z.string()),
}

/** A decision with the rules that it was made by. */
export const PreferenceDecision = z.strictObject({
  ...TOLD_DECISION,
  rules: z.string(),
  agents: z.string().describe('The edition of the list of AI agents'),
  disclaimer: z.string(),
})
export type PreferenceDecision = z.infer<typeof PreferenceDecision>

export const PREFERENCE_DISCLAIMER =
  'A decision is drawn from the signals that were given, by published rules. It is not legal advice.'

/** An answer as it is told. */
export function toldDecision(answer: PreferenceAnswer) {
  const { access, accessRule, literal, protective, evidence, flags } = answer
  const strict = Object.entries(protective)
  return {
    access,
    accessRule,
    usages: toldUsages(literal),
    protective: toldUsages(protective),
    onHold: strict.filter(([, { value }]) => value === 'unreadable').map(([leaf]) => leaf),
    conditions: Object.fromEntries(
      strict.filter(([, { conditions }]) => conditions.length > 0).map(([leaf, { conditions }]) => [leaf, conditions]),
    ),
    evidence,
    flags,
  }
}

/** The decision for what was sent; the same question gets the same answer. */
export function decidePreferences(question: PreferenceQuestion): PreferenceDecision {
  const { url, agent, media } = question
  return PreferenceDecision.parse({
    ...toldDecision(evaluateSignals(question.signals.map(signalOf), { url, agent, media })),
    rules: PREFERENCE_RULES_VERSION,
    agents: AI_AGENTS_EDITION,
    disclaimer: PREFERENCE_DISCLAIMER,
  })
}

function signalOf({ mechanism, location, body, bodyBase64, headers }: z.infer<typeof SentSignal>): Signal {
  const bytes =
    typeof bodyBase64 === 'string'
      ? Buffer.from(bodyBase64, 'base64')
      : typeof body === 'string'
        ? Buffer.from(body, 'utf8')
        : null
  return {
    mechanism,
    location,
    body: bytes,
    headers: headers === undefined ? [] : Array.isArray(headers) ? headers : Object.entries(headers),
  }
}
