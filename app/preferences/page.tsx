import type { Metadata } from 'next'
import { answerFor } from '#app/_preferences/answer-for.ts'
import { CheckForm } from '#app/_preferences/check-form.tsx'
import { addressesOf, type CheckState } from '#app/_preferences/checked.ts'
import { MechanismsSection, WordsSection } from '#app/_preferences/explained.tsx'
import { ReadVersionsSection } from '#app/_preferences/read-versions-section.tsx'
import { database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { PageHead } from '#app/_ui/columns.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { Section } from '#app/_ui/section.tsx'
import { listPreferenceVerdicts } from '#db/queries/find-preference-verdict.ts'

type Props = { searchParams: Promise<{ urls?: string | string[] }> }

export const metadata: Metadata = {
  title: 'Preferences',
  description: 'What the makers of works said about their use, where, and how it is read.',
}

/** The room of preferences: what may be asked of addresses, how creators say what they prefer, and how that is read. */
export default async function PreferencesRoom({ searchParams }: Props) {
  const { urls = '' } = await searchParams
  const text = [urls].flat().join('\n')
  const [actor, verdicts, start] = await Promise.all([
    currentActor(),
    listPreferenceVerdicts(database(), { limit: 20 }),
    startWith(text),
  ])
  return (
    <PageFrame current="/preferences" actor={actor}>
      <PageHead title="Preferences">
        What the sites behind records say about their use, read from bytes that are kept with their date. An answer is
        allowed, disallowed, unknown or on hold, and leads to the line that gave it. None is legal advice.
      </PageHead>
      <Section title="What do these say?" id="check">
        <CheckForm key={text} start={start} />
      </Section>
      <ReadVersionsSection verdicts={verdicts} />
      <WordsSection />
      <MechanismsSection />
    </PageFrame>
  )
}

/** A list in the address is answered at once, so that an answer can be linked to. */
async function startWith(text: string): Promise<CheckState> {
  const read = addressesOf(text)
  return text === '' || 'fault' in read ? { kind: 'start', text } : answerFor(read.urls, text)
}
