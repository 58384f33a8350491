import { Entry, EntryHead } from '../_ui/entry.tsx'
import { EvidenceLine, NoEvidence } from '../_ui/evidence-line.tsx'
import { LicenseBadge } from '../_ui/license-badge.tsx'
import { SaidMark } from '../_ui/mark.tsx'
import { Pager } from '../_ui/pager.tsx'
import { Section } from '../_ui/section.tsx'
import { StatementRow } from '../_ui/statement-row.tsx'
import { Steps } from '../_ui/steps.tsx'
import { DIGEST } from './sample.ts'

const HEADS = ['Dataset', 'Licence', 'Versions', 'Last change'] as const

/** Evidence, steps, entries of the catalogue. */
export function Lists() {
  return (
    <>
      <Section title="Evidence and steps" id="evidence">
        <StatementRow
          name={
            <>
              Training on text <SaidMark said="disallowed" />
            </>
          }
          why="The most specific rule wins; it names this use."
          evidence={
            <>
              <EvidenceLine
                number={1}
                quote={
                  <>
                    Except where otherwise noted, content on this site is licensed under <mark>CC BY-SA 4.0</mark>
                  </>
                }
                where="press.example.org/about#licence, line 42"
                href="https://example.org"
                readOn="2026-02-11"
                rule="page-notice/4"
                digest={DIGEST}
              />
              <EvidenceLine answer quote="The notice covers the text only." where="the-printers" readOn="2026-02-12" />
            </>
          }
        />
        <StatementRow
          name={
            <>
              Search <SaidMark said="unknown" />
            </>
          }
          evidence={
            <NoEvidence lookedIn="robots.txt, HTTP header, page" on="2026-11-19" rule="page-notice/4">
              No evidence. Looked in three places.
            </NoEvidence>
          }
        />
        <div className="mt-8">
          <Steps
            steps={[
              { title: 'Received', state: 'done', when: '2 Sep' },
              { title: 'Answer of the maintainers', state: 'now', when: 'by 16 Sep', children: <p>Nine days left.</p> },
              { title: 'Gone from a version', state: 'next' },
            ]}
          />
        </div>
      </Section>
      <Section title="Entries">
        <EntryHead heads={HEADS} />
        <Catalogue />
        <Pager summary="1 to 2 of 488" previousHref="?before=1" nextHref="?after=2" next="Next 25" />
      </Section>
    </>
  )
}

function Catalogue() {
  return (
    <>
      <Entry
        title="Specimen"
        href="#v0.2"
        version="v0.2"
        by="the-printers · 1.02 T tokens · text · English and 41 more"
        description="Openly licensed text from three sources, each with its own licence evidence."
        cells={[
          { label: 'Licence', content: <LicenseBadge id="MIXED" family="open-with-conditions" basis="concluded" /> },
          { label: 'Versions', content: <b>3</b> },
          { label: 'Last change', content: '2026-06-05' },
        ]}
      />
      <Entry
        title="Old specimen"
        href="#v0.1"
        version="2021-08"
        by="the-printers"
        state="withdrawn"
        description="Withdrawn on 19 December 2023 by its maintainer. The record, its digest and the reason stay."
        cells={[
          { label: 'Licence', content: <LicenseBadge id="CC-BY-4.0" family="open" basis="declared" /> },
          { label: 'Versions', content: <b>1</b> },
          { label: 'Last change', content: '2023-12-19' },
        ]}
      />
    </>
  )
}
