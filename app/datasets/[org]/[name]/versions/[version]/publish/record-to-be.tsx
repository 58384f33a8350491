import { Banner } from '#app/_ui/banner.tsx'
import { CodeText } from '#app/_ui/code-block.tsx'
import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { type Fact, Facts } from '#app/_ui/facts.tsx'
import { formatBytes, formatCount, formatDate, formatPlural } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import type { RecordPreview } from '#db/queries/preview-record.ts'
import { draftGaps } from '#lib/dataset/draft-gaps.ts'
import type { VersionDraft } from '#lib/dataset/schema.ts'
import { leadingLicense } from '#lib/license/leading.ts'

/** What is missing, each with the way to mend it. It stops nobody. */
export function Gaps({ draft, editHref }: { draft: VersionDraft; editHref: string }) {
  const gaps = draftGaps(draft)
  if (gaps.length === 0) return null
  return (
    <Banner
      kind="warn"
      title={`${formatPlural(gaps.length, 'thing is', 'things are')} missing. You may publish without.`}
      heading="h2"
    >
      <ul>
        {gaps.map((gap) => (
          <li key={gap.message}>
            {gap.message} <a href={`${editHref}#${gap.part}`}>Add it</a>
          </li>
        ))}
      </ul>
    </Banner>
  )
}

const RECORD_SHOWN = 20_000

/** The record as it will be kept, in words and as its canonical bytes, with the digest of these. */
export function RecordToBe({ preview, editHref }: { preview: RecordPreview; editHref: string }) {
  const { canonical, digest, record } = preview
  const pretty = JSON.stringify(record, null, 2)
  return (
    <Section title="The record to be" right={<a href={editHref}>Change the draft</a>}>
      <Facts facts={factsOf(preview)} />
      <details className="mt-6">
        <summary>{`The whole record, ${formatBytes(Buffer.byteLength(canonical))} in canonical form`}</summary>
        <p className="second mt-3">
          The sha256 of its canonical form (RFC 8785) is the digest: <DigestChip digest={digest} look="whole" />
        </p>
        <div className="mt-3">
          <CodeText text={pretty.slice(0, RECORD_SHOWN)} label="The version record" />
        </div>
        {pretty.length > RECORD_SHOWN && (
          <p className="second">{`The first ${formatCount(RECORD_SHOWN)} characters of ${formatCount(pretty.length)}.`}</p>
        )}
      </details>
    </Section>
  )
}

function factsOf({ draft, digest, follows, revisionOf, sequence }: RecordPreview): Fact[] {
  const withDigest = draft.files.filter((file) => file.sha256 !== null).length
  return [
    { term: 'Digest', value: <DigestChip digest={digest} /> },
    { term: 'Label', value: draft.label },
    { term: 'Why', value: draft.reason },
    { term: 'Released', value: formatDate(draft.releaseDate) },
    { term: 'Place', value: `${ordinal(sequence)} version of the dataset to be published` },
    { term: 'Follows', value: revisionOf === null ? 'nothing' : (follows ?? revisionOf) },
    { term: 'Licence', value: leadingLicense(draft.licenses).expression },
    {
      term: 'Sources',
      value: draft.sources.length === 0 ? 'none named' : draft.sources.map((source) => source.name).join(', '),
    },
    {
      term: 'Files',
      value: `${formatPlural(draft.files.length, 'file', 'files')}, ${formatCount(withDigest)} with a sha256`,
    },
    { term: 'Records', value: recordsInShort(draft.recordSets) },
    {
      term: 'Derived from',
      value:
        draft.derivedFrom.length === 0 ? 'nothing here' : formatPlural(draft.derivedFrom.length, 'version', 'versions'),
    },
  ]
}

function recordsInShort(sets: VersionDraft['recordSets']): string {
  const set = sets.find(({ manifest }) => manifest !== null)
  if (set === undefined) return 'no manifest: nobody will be able to look for a record'
  return `${formatPlural(set.count ?? 0, 'record', 'records')} in a manifest, each by its sha256`
}

function ordinal(place: number): string {
  const tail = place % 100
  const ending = tail > 10 && tail < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th')
  return `${formatCount(place)}${ending}`
}

/** What publishing settles for good, and what may still be added. */
export function WhatStays() {
  return (
    <Section title="What can never change afterwards">
      <ul className="list-disc pl-5 max-w-[66ch]">
        <li>The label, the reason, the date, the list of files and their digests.</li>
        <li>Sources, licences as declared, languages, amounts, exclusions, ancestors, and the evidence for each.</li>
        <li>The dataset’s name, which stands in the record.</li>
      </ul>
      <p className="second mt-3">
        What comes later refers to the digest and is added beside it: copies, checks, conclusions on licences, a
        withdrawal. A withdrawn version keeps its record.
      </p>
    </Section>
  )
}
