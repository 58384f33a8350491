import { CitationBox } from '../_ui/citation-box.tsx'
import { CodeBlock } from '../_ui/code-block.tsx'
import { Columns, SideBlock } from '../_ui/columns.tsx'
import { Facts } from '../_ui/facts.tsx'
import { Figures } from '../_ui/figures.tsx'
import { FoundMark } from '../_ui/mark.tsx'
import { Markdown } from '../_ui/markdown.tsx'
import { Section } from '../_ui/section.tsx'
import { ShareBar } from '../_ui/share-bar.tsx'
import { Tabs } from '../_ui/tabs.tsx'
import { TitleBlock } from '../_ui/title-block.tsx'
import { VersionList } from '../_ui/version-list.tsx'
import { CITATIONS, DIGEST, MARKDOWN } from './sample.ts'

const VERSIONS = [
  { label: 'v0.2', href: '#v0.2', note: 'removals; two sources added', date: '2026-06-05', state: 'here' },
  { label: 'v0.1', href: '#v0.1', note: 'first release', date: '2025-06-05', state: 'other' },
  { label: 'v0.1-rc', href: '#v0.1-rc', note: 'withdrawn: wrong licence', date: '2025-05-02', state: 'withdrawn' },
  { label: 'v0.3', href: '#v0.3', note: 'not yet published', date: null, state: 'other' },
] as const

/** The page of a version: title, tabs, text, side column. */
export function Identity() {
  return (
    <Section title="A version">
      <TitleBlock title="Specimen" version="v0.2" digest={DIGEST} level="h3" state="published">
        <span>
          <b>Published</b> 5 June 2026
        </span>
        <span>
          Maintained by <a href="#versions">the-printers</a>
        </span>
      </TitleBlock>
      <Tabs
        label="Parts of this version"
        tabs={[
          { label: 'Overview', href: '#overview', current: true },
          { label: 'Files', href: '#files', count: 4212 },
          { label: 'Licences', href: '#licences', count: 30 },
          { label: 'Sources', href: '#sources', count: 3 },
          { label: 'Compare', href: '#compare' },
          { label: 'Cite', href: '#cite' },
        ]}
      />
      <Columns side={<Side />}>
        <Text />
      </Columns>
    </Section>
  )
}

function Text() {
  return (
    <>
      <p className="lede">
        <em>Specimen</em> v0.2 is a text dataset of <a href="#records">392,118,406 records</a> from three sources, set
        down on 5 June 2026 to <a href="#removed">remove 41,870 records</a> whose creators had asked for it.
      </p>
      <Figures
        figures={[
          { label: 'Tokens', amount: '1.02 T', note: 'GPT-NeoX tokenizer' },
          { label: 'Files', amount: '4,212', note: 'Parquet, 1.86 TB' },
          { label: 'Versions', amount: '3', note: 'one withdrawn' },
          { label: 'Last checked', amount: 'unknown', note: 'never read' },
        ]}
      />
      <div className="mt-6">
        <ShareBar
          shares={[
            { kind: 'open', label: 'Open', share: 0.789 },
            { kind: 'cond', label: 'Open, with conditions', share: 0.184 },
            { kind: 'closed', label: 'Restricted', share: 0.003 },
            { kind: 'unknown', label: 'Unknown', share: 0.024 },
          ]}
        />
      </div>
      <div className="mt-6">
        <Markdown text={MARKDOWN} />
      </div>
    </>
  )
}

function Side() {
  return (
    <>
      <SideBlock title="Cite this version">
        <CitationBox id="cite" formats={CITATIONS} />
      </SideBlock>
      <SideBlock title="Versions">
        <VersionList versions={VERSIONS} />
      </SideBlock>
      <SideBlock title="Facts">
        <Facts
          facts={[
            { term: 'Languages', value: 'English and 41 more' },
            { term: 'Identifier', value: 'unknown: none was given' },
          ]}
        />
      </SideBlock>
      <SideBlock title="Kept at">
        <Facts
          values="end"
          facts={[
            { term: 'First archive', value: <FoundMark found="yes">fixity 12 Nov</FoundMark> },
            { term: 'Second archive', value: <FoundMark found="partly">metadata only</FoundMark> },
          ]}
        />
      </SideBlock>
      <SideBlock title="Verify on your disk">
        <CodeBlock text={`colophon verify . ${DIGEST}`} label="The command that verifies the files" />
      </SideBlock>
    </>
  )
}
