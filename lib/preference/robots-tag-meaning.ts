import { findAgent } from './agents.ts'
import { type Basis, type Effects, PreferenceStatement } from './preference.ts'
import type { RobotsDirective } from './robots-directives.ts'

const TRAINING: Effects = { 'train-gen': 'deny', 'train-nongen': 'deny' }

/** What a directive denies: by its text, and what only some of its readers see in it. `image`: it speaks of images alone. */
type Meaning = { explicit: Effects; contested?: Effects; image?: true }

const MEANINGS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['noai', { explicit: TRAINING, contested: { 'ai-input': 'deny' } }],
  ['noimageai', { explicit: TRAINING, image: true }],
  ['noml', { explicit: TRAINING }],
  ['noindex', { explicit: { search: 'deny' } }],
  ['none', { explicit: { search: 'deny' } }],
  ['noimageindex', { explicit: { search: 'deny' }, image: true }],
])

/** Parties that give the words about copies a meaning for training, each for itself (Bing, September 2023; Amazonbot's page). */
const PARTIES: readonly { agent: string; noarchive: Effects; nocache?: Effects; condition?: string }[] = [
  {
    agent: 'bingbot',
    noarchive: { 'train-gen': 'deny', 'ai-input': 'deny' },
    nocache: { 'train-gen': 'deny' },
    condition: 'url, title and snippet only',
  },
  { agent: 'Amazonbot', noarchive: TRAINING },
]

/** Whether a name is that of a party which reads the words about copies. */
export function isPartyOfRobotsTag(name: string): boolean {
  return PARTIES.some(({ agent }) => agent.toLowerCase() === name.toLowerCase())
}

/**
 * What the directives deny to those whom they are for. What speaks of images says nothing of anything else, and where nobody says what the record
 * is (`isImage` null) it counts in the protective reading alone.
 */
export function tagStatements(directives: readonly RobotsDirective[], isImage: boolean | null): PreferenceStatement[] {
  return directives.flatMap((directive) => {
    const meaning = MEANINGS.get(directive.name)
    if (meaning === undefined || (meaning.image && isImage === false)) return []
    const isDoubtful = directive.isDoubtful || (meaning.image === true && isImage === null)
    const said = { ...directive, isDoubtful }
    const whole = statementOf(said, { effects: meaning.explicit, basis: 'explicit' })
    if (isDoubtful || meaning.contested === undefined) return [whole]
    return [whole, statementOf(said, { effects: meaning.contested, basis: 'contested' })]
  })
}

/** What `noarchive` and `nocache` deny to the parties that say so; with both, Bing reads `nocache`. They bind nobody else. */
export function partyStatements(directives: readonly RobotsDirective[]): PreferenceStatement[] {
  return PARTIES.flatMap(({ agent, noarchive, nocache, condition }) => {
    const own = directives.filter((one) => one.agent === '*' || one.agent.toLowerCase() === agent.toLowerCase())
    const named = (name: string) => own.filter((one) => one.name === name)
    const cached = nocache === undefined ? [] : named('nocache')
    const archived = cached.some(({ isDoubtful }) => !isDoubtful) ? [] : named('noarchive')
    const said = (one: RobotsDirective, effects: Effects, unless: string | null) =>
      statementOf({ ...one, agent }, { effects, basis: 'agent-scoped', condition: unless, purpose: null })
    return [
      ...cached.map((one) => said(one, nocache ?? {}, condition ?? null)),
      ...archived.map((one) => said(one, noarchive, null)),
    ]
  })
}

type Said = { effects: Effects; basis: Basis } & Partial<Pick<PreferenceStatement, 'condition' | 'purpose'>>

function statementOf({ name, agent, isDoubtful, evidence }: RobotsDirective, said: Said): PreferenceStatement {
  const known = findAgent(agent)
  return PreferenceStatement.parse({
    purpose: known === null || known.basis === 'guess' ? null : known.purpose,
    ...said,
    id: `robots-tag:${evidence.locator} ${agent} ${name} ${said.basis}${isDoubtful ? ' protective' : ''}`,
    mechanism: 'robots-tag',
    addressee: agent === '*' ? '*' : [agent],
    ...(isDoubtful && { profiles: ['protective'] }),
    evidence: [evidence],
  })
}
