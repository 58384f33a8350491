import type { Metadata } from 'next'
import { MechanismsSection, WordsSection } from '#app/_preferences/explained.tsx'
import { currentActor } from '#app/_server/session.ts'
import { PageHead } from '#app/_ui/columns.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'

export const metadata: Metadata = {
  title: 'Preferences',
  description: 'What the makers of works said about their use, where, and how it is read.',
}

/** The room of preferences: what may be asked of addresses, how creators say what they prefer, and how that is read. */
export default async function PreferencesRoom() {
  const actor = await currentActor()
  return (
    <PageFrame current="/preferences" actor={actor}>
      <PageHead title="Preferences">
        What the sites behind records say about their use, read from bytes that are kept with their date. An answer is
        allowed, disallowed, unknown or on hold, and leads to the line that gave it. None is legal advice.
      </PageHead>
      <WordsSection />
      <MechanismsSection />
    </PageFrame>
  )
}
