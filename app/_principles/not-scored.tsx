import { factsHref } from '#app/_facts/facts-address.ts'
import { Empty } from '#app/_ui/empty.tsx'
import { Section } from '#app/_ui/section.tsx'
import type { VersionPicture } from '#db/queries/read-version.ts'
import type { Actor } from '#lib/dataset/access.ts'
import { AssessForm } from './assess-form.tsx'
import { BadgeSection } from './badge-section.tsx'
import { PrinciplesTable } from './principles-table.tsx'

/** That a version was never assessed, which says nothing about it; who may assess it, and what will be looked at. */
export function NotScored({ version, actor }: { version: VersionPicture; actor: Actor | null }) {
  const isDraft = version.digest === null
  return (
    <>
      <Section title="Never assessed" id="score">
        <Empty title={isDraft ? 'A draft has no score' : 'Nobody has assessed this version'}>
          <p>
            {isDraft
              ? 'Only a published version is assessed: what is scored must not change afterwards.'
              : 'That says nothing about it, neither good nor bad. A score is made by an explicit act, from what is recorded on that day.'}
          </p>
        </Empty>
        {!isDraft && (
          <p className="mt-3">
            <a href={factsHref(version.dataset.path, version.label)}>
              What people can tell of it, question by question
            </a>
          </p>
        )}
        <AssessForm version={version} actor={actor} isFirst={true} />
      </Section>
      <Section
        title="What will be looked at"
        id="looked-at"
        right={<a href="/principles">The rubric whole</a>}
        intro="Each question is answered from recorded facts: yes, partly, no, unknown or not applicable."
      >
        <PrinciplesTable />
      </Section>
      {!isDraft && <BadgeSection version={version} />}
    </>
  )
}
