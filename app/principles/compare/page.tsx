import type { Metadata } from 'next'
import { askedVersions } from '#app/_principles/compare-address.ts'
import { CompareForm } from '#app/_principles/compare-form.tsx'
import { comparedName, SideBySideSections } from '#app/_principles/side-by-side.tsx'
import { database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { Banner } from '#app/_ui/banner.tsx'
import { PageHead } from '#app/_ui/columns.tsx'
import { Crumbs } from '#app/_ui/crumbs.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { Section } from '#app/_ui/section.tsx'
import { readComparedScores } from '#db/queries/read-compared-scores.ts'
import { SCORE_DISCLAIMER } from '#lib/assessment/score.ts'
import { COMPARED, sideBySide } from '#lib/assessment/side-by-side.ts'

type Props = { searchParams: Promise<{ version?: string | string[] }> }

export const metadata: Metadata = { title: 'Principles side by side', robots: { index: false } }

/** Two to six versions side by side against the seven principles. The address holds which; works without script. */
export default async function SideBySidePage({ searchParams }: Props) {
  const { names, faults } = askedVersions((await searchParams).version)
  const [actor, { found, missing }] = await Promise.all([currentActor(), readComparedScores(database(), names)])
  const told = [...faults, ...missing.map((name) => `“${name}” is no published version here, and was left out.`)]
  const shown = found.map(comparedName)
  return (
    <PageFrame current="/principles" actor={actor}>
      <Crumbs trail={[{ label: 'Principles', href: '/principles' }, { label: 'Side by side' }]} />
      <PageHead title="Side by side">
        {`${COMPARED.least} to ${COMPARED.most} versions against the seven principles. ${SCORE_DISCLAIMER}`}
      </PageHead>
      {told.length > 0 && (
        <div className="mt-4">
          <Banner kind="warn" title="A part of what was asked for was left out">
            <ul>
              {told.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          </Banner>
        </div>
      )}
      {found.length < COMPARED.least ? (
        <Section title="Nothing to compare yet" id="nothing">
          <Empty title={found.length === 0 ? 'No version is named' : 'One version alone has nothing beside it'}>
            <p>
              Name a version below; the address of this page then holds what you compare, and can be sent to others.
            </p>
          </Empty>
        </Section>
      ) : (
        <SideBySideSections versions={found} compared={sideBySide(found)} />
      )}
      <Section
        title="What stands here"
        id="choose"
        {...(found.length >= COMPARED.least && { right: <a href={dataHref(shown)}>Data (JSON)</a> })}
      >
        <CompareForm names={shown} />
      </Section>
    </PageFrame>
  )
}

function dataHref(names: readonly string[]): string {
  return `/api/v1/principles/compare?${new URLSearchParams(names.map((name) => ['version', name]))}`
}
