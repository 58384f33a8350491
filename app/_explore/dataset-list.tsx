import { SevenBars } from '#app/_principles/seven-bars.tsx'
import { Banner } from '#app/_ui/banner.tsx'
import { Entry, EntryHead } from '#app/_ui/entry.tsx'
import { LicenseBadge } from '#app/_ui/license-badge.tsx'
import { FoundMark } from '#app/_ui/mark.tsx'
import { datasetHref, versionHref } from '#app/datasets/_parts/address.ts'
import { filesInShort, shortAmount } from '#app/datasets/_parts/amounts.ts'
import { excerptOf } from '#app/datasets/_parts/excerpt.ts'
import { languageNames } from '#app/datasets/_parts/language-name.ts'
import { listed, MODALITY_WORDS, wordFor } from '#app/datasets/_parts/words.ts'
import type { DatasetEntry } from '#db/queries/list-datasets.ts'
import type { ShortScore } from '#db/queries/read-short-scores.ts'

/** The newest scores of the current versions, by digest. */
type Scores = ReadonlyMap<string, ShortScore>

/** Datasets as entries of a catalogue: each tells of its current version. */
export function DatasetList({ entries, scores }: { entries: readonly DatasetEntry[]; scores: Scores }) {
  return (
    <>
      <h2 className="vh">The datasets</h2>
      <EntryHead heads={['Dataset', 'Licence', 'Evidence for it', 'Principles', 'Released']} />
      <div className="entries">
        {entries.map((entry) => (
          <DatasetRow key={entry.path} entry={entry} scores={scores} />
        ))}
      </div>
      <div className="mt-6">
        <Banner kind="note" title="How to read the small columns">
          <p>
            Seven bars, one for each <a href="/principles">principle</a>. Solid is the score so far; hatched is what is
            not yet known and could still count. Hatching means unknown everywhere on this site.
          </p>
        </Banner>
      </div>
    </>
  )
}

function DatasetRow({ entry, scores }: { entry: DatasetEntry; scores: Scores }) {
  const { path, title, current, state, license } = entry
  return (
    <Entry
      title={title}
      href={datasetHref(path)}
      {...(current !== null && { version: current.label })}
      by={<ByLine entry={entry} />}
      description={<Description entry={entry} />}
      {...(state === 'withdrawn' && { state: 'withdrawn' as const })}
      cells={[
        { label: 'Licence', content: <LicenseCell license={license} /> },
        { label: 'Evidence', content: <EvidenceCell hasEvidence={license.hasEvidence} /> },
        { label: 'Principles', content: <PrinciplesCell entry={entry} scores={scores} /> },
        { label: 'Released', content: <ReleasedCell entry={entry} /> },
      ]}
    />
  )
}

/** The newest score of the current version, leading to its evidence. */
function PrinciplesCell({ entry: { path, title, current }, scores }: { entry: DatasetEntry; scores: Scores }) {
  if (current === null) return <span className="dim">nothing to score</span>
  return (
    <a className="seven-link" href={versionHref(path, current.label, 'principles')}>
      <SevenBars score={scores.get(current.digest) ?? null} />
      <span className="vh">{`, ${title}`}</span>
    </a>
  )
}

function ReleasedCell({ entry: { current, state } }: { entry: DatasetEntry }) {
  if (current !== null) return <span className="num">{current.releaseDate}</span>
  return <span className="dim">{state === 'withdrawn' ? 'withdrawn' : 'not yet'}</span>
}

function ByLine({ entry }: { entry: DatasetEntry }) {
  const { organizationName, current, modalities, languages } = entry
  const facts = [
    organizationName,
    ...amountsOf(entry).map(shortAmount),
    ...(current === null || current.fileCount === 0 ? [] : [filesInShort(current.fileCount, current.totalBytes)]),
    modalities.length === 0 ? 'modality not recorded' : listed(modalities.map((one) => wordFor(MODALITY_WORDS, one))),
    languageNames(languages),
  ]
  return facts.join(' · ')
}

/** The first amount of each unit, at most two. */
function amountsOf({ current }: DatasetEntry) {
  const amounts = current?.amounts ?? []
  return amounts.filter(({ unit }, place) => amounts.findIndex((other) => other.unit === unit) === place).slice(0, 2)
}

function Description({ entry }: { entry: DatasetEntry }) {
  if (entry.state === 'withdrawn')
    return (
      <>
        Every published version was withdrawn. Their records, digests and the reasons stay.{' '}
        <a href={datasetHref(entry.path)}>
          Read why<span className="vh">{` ${entry.title} was withdrawn`}</span>
        </a>
      </>
    )
  const words = excerptOf(entry.excerpt, 220)
  return (
    <>
      {entry.state === 'drafts-only' && <b>Nothing is published yet. </b>}
      {words === '' ? <span className="dim">No description is recorded.</span> : words}
    </>
  )
}

const LONGEST_SHOWN = 60

function LicenseCell({ license }: { license: DatasetEntry['license'] }) {
  const { expression, family, kind } = license
  const id = expression.length <= LONGEST_SHOWN ? expression : `${expression.split(' ')[0]} and more`
  return (
    <>
      <LicenseBadge id={id} family={family} basis={kind} />
      <br />
      <span className="dim">{licenseNote(license)}</span>
    </>
  )
}

function licenseNote({ expression, kind }: DatasetEntry['license']): string {
  if (expression === 'NOASSERTION') return 'not settled'
  return kind === 'declared' ? 'declared only' : 'concluded'
}

function EvidenceCell({ hasEvidence }: { hasEvidence: boolean }) {
  return hasEvidence ? (
    <FoundMark found="yes">recorded</FoundMark>
  ) : (
    <FoundMark found="unknown">none recorded</FoundMark>
  )
}
