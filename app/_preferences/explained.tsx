import { DataTable } from '#app/_ui/data-table.tsx'
import { Facts } from '#app/_ui/facts.tsx'
import { SaidMark } from '#app/_ui/mark.tsx'
import { Section } from '#app/_ui/section.tsx'
import { AI_AGENTS, AI_AGENTS_EDITION } from '#lib/preference/agents.ts'
import { MECHANISM_READERS } from '#lib/preference/mechanisms.ts'
import {
  MECHANISMS,
  type Mechanism,
  PREFERENCE_RULES_VERSION,
  PROFILES,
  USAGE_LEAVES,
} from '#lib/preference/preference.ts'
import { reachOf } from '#lib/preference/reach.ts'
import { LEAF_WORDS, MECHANISM_NAMES, PROFILE_WORDS, SHARE_WORD_MEANINGS } from '#lib/preference/words.ts'

/** The four words, the six uses and the two readings, from the lists that the rules use. */
export function WordsSection() {
  return (
    <Section
      title="Four words, six uses, two readings"
      id="words"
      intro="Every answer is one word about one use in one reading. The six uses don’t overlap, so what is said of one says nothing of another."
    >
      <div className="two">
        <div>
          <h3 className="subhead">The words</h3>
          <Facts
            facts={SHARE_WORD_MEANINGS.map(({ word, name, means }) => ({
              term: name,
              value: (
                <>
                  <SaidMark said={word} words="hidden" /> {means}
                </>
              ),
            }))}
          />
          <h3 className="subhead mt-4">The readings</h3>
          <Facts facts={PROFILES.map((profile) => ({ term: profile, value: PROFILE_WORDS[profile] }))} />
        </div>
        <div>
          <h3 className="subhead">The uses</h3>
          <Facts
            facts={USAGE_LEAVES.map((leaf) => ({ term: LEAF_WORDS[leaf].name, value: LEAF_WORDS[leaf].contains }))}
          />
        </div>
      </div>
    </Section>
  )
}

/** Each way in which creators say what they prefer: where it is looked for, and by which version of which reader. */
export function MechanismsSection() {
  return (
    <Section
      title="How it can be said"
      id="mechanisms"
      intro="The most specific statement counts inside a mechanism, the strictest across mechanisms. Allow in a robots.txt lets somebody fetch a page; it is never read as leave to use it."
    >
      <DataTable
        caption={`${MECHANISM_READERS.length} mechanisms that are read from bytes, and what is not`}
        captionFor="screen-readers"
        columns={[
          {
            key: 'name',
            head: 'Mechanism',
            names: true,
            cell: (mechanism: Mechanism) => <span id={mechanism}>{MECHANISM_NAMES[mechanism]}</span>,
          },
          { key: 'says', head: 'Where it is said', cell: (mechanism: Mechanism) => placeOf(mechanism) },
          {
            key: 'reach',
            head: 'On hold if unread',
            cell: (mechanism: Mechanism) => reachWords(mechanism),
          },
          { key: 'reader', head: 'Reader', cell: (mechanism: Mechanism) => readerOf(mechanism) },
        ]}
        rows={MECHANISMS}
        rowKey={(mechanism) => mechanism}
      />
      <p className="label mt-3">
        {`Rules ${PREFERENCE_RULES_VERSION}. AI agents are known by a list of ${AI_AGENTS.length} names of ${AI_AGENTS_EDITION}; of those whose purpose is only guessed, none decides.`}
      </p>
    </Section>
  )
}

function placeOf(mechanism: Mechanism): string {
  const reader = MECHANISM_READERS.find(({ key }) => key === mechanism)
  if (reader !== undefined) return reader.says
  return mechanism === 'terms' ? 'In prose: a person records the words, another confirms' : 'Not read here yet'
}

function readerOf(mechanism: Mechanism) {
  const reader = MECHANISM_READERS.find(({ key }) => key === mechanism)
  return reader === undefined ? <span className="dim">none</span> : <code className="mono">{reader.version}</code>
}

function reachWords(mechanism: Mechanism): string {
  if (!MECHANISM_READERS.some(({ key }) => key === mechanism)) return 'nothing'
  const leaves = reachOf(mechanism, 'protective')
  return leaves.length === USAGE_LEAVES.length ? 'every use' : leaves.map((leaf) => LEAF_WORDS[leaf].name).join(', ')
}
