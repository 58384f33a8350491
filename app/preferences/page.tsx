import type { Metadata } from 'next'
import { MechanismsSection, WordsSection } from '#app/_preferences/explained.tsx'
import { ReadVersionsSection } from '#app/_preferences/read-versions-section.tsx'
import { database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { PageHead } from '#app/_ui/columns.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { listPreferenceVerdicts } from '#db/queries/find-preference-verdict.ts'

export const metadata: Metadata = {
  title: 'Preferences',
  description: 'What the makers of works said about their use, where, and how it is read.',
}

/** The room of preferences: what may be asked of addresses, how creators say what they prefer, and how that is read. */
export default async function PreferencesRoom() {
  const [actor, verdicts] = await Promise.all([currentActor(), listPreferenceVerdicts(database(), { limit: 20 })])
  return (
    <PageFrame current="/preferences" actor={actor}>
      <PageHead title="Preferences">
        What the sites behind records say about their use, read from bytes that are kept with their date. An answer is
        allowed, disallowed, unknown or on hold, and leads to the line that gave it. None is legal advice.
      </PageHead>
      <ReadVersionsSection verdicts={verdicts} />
      <WordsSection />
      <MechanismsSection />
    </PageFrame>
  )
}
