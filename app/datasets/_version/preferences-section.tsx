import { formatDate } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import { ShareBar, type ShareKind } from '#app/_ui/share-bar.tsx'
import type { VersionPicture } from '#db/queries/read-version.ts'
import type { ShareWord } from '#lib/preference/shares.ts'
import { shareWordName } from '#lib/preference/words.ts'
import { versionHref } from '../_parts/address.ts'

const ORDER = ['allowed', 'disallowed', 'on-hold', 'unknown'] as const satisfies readonly (ShareWord & ShareKind)[]

type SectionProps = { version: VersionPicture; title?: string }

/** What creators said, in one bar, and the way to all of it. That nobody has looked is said, too. */
export function PreferencesSection({ version, title = 'What its creators prefer' }: SectionProps) {
  const { dataset, label, preferences, digest } = version
  if (digest === null) return null
  const href = versionHref(dataset.path, label, 'preferences')
  return (
    <Section title={title} id="preferences" right={<a href={href}>Use by use, host by host</a>}>
      {preferences === null ? (
        <p className="second">Unknown: nobody has looked. That is no consent.</p>
      ) : (
        <>
          <ShareBar
            shares={ORDER.map((word) => ({
              kind: word,
              label: shareWordName(word),
              share: preferences.total === 0 ? 0 : preferences.records[word] / preferences.total,
            }))}
          />
          <p className="label mt-2">
            {`Training generative models, in the protective reading, by records, ${
              preferences.moment === 'collection' ? 'when they were collected' : `as of ${formatDate(preferences.asOf)}`
            }. Not legal advice.`}
          </p>
        </>
      )}
    </Section>
  )
}
