import { KeptBlock } from '#app/_archive/kept-block.tsx'
import { PrinciplesBlock } from '#app/_principles/principles-block.tsx'
import { SideBlock } from '#app/_ui/columns.tsx'
import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { type Fact, Facts } from '#app/_ui/facts.tsx'
import { formatCount, formatTime } from '#app/_ui/format.ts'
import { type VersionItem, VersionList } from '#app/_ui/version-list.tsx'
import type { VersionLine } from '#db/queries/read-dataset.ts'
import type { ScoreOutcomes } from '#db/queries/read-short-scores.ts'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { compareHref, datasetHref, versionHref } from '../_parts/address.ts'
import { CiteBox } from '../_parts/cite-box.tsx'
import { WITHDRAWAL_WORDS } from '../_parts/words.ts'

const VERSIONS_SHOWN = 12

type SideProps = { version: VersionPicture; score: ScoreOutcomes | null }

/** Beside the text: how to cite exactly this, the other versions, where it stands, who keeps it, other names of it, and where it is recorded. */
export function VersionSide({ version, score }: SideProps) {
  const { siblings, dataset } = version
  return (
    <>
      <SideBlock title="Cite this version">
        <CiteBox version={version} />
      </SideBlock>
      <SideBlock title="Versions">
        <VersionList versions={siblings.slice(0, VERSIONS_SHOWN).map((line) => itemOf(version, line))} />
        <p className="small mt-2">
          <CompareWithBefore version={version} />
          {siblings.length > VERSIONS_SHOWN && (
            <a href={datasetHref(dataset.path)}>{`All ${formatCount(siblings.length)} versions`}</a>
          )}
        </p>
      </SideBlock>
      <SideBlock title="Principles">
        <PrinciplesBlock version={version} score={score} />
      </SideBlock>
      {version.archive !== null && (
        <SideBlock title="Kept at">
          <KeptBlock version={version} archive={version.archive} />
        </SideBlock>
      )}
      <SideBlock title="Also known as">
        <Facts facts={namesOf(version)} />
      </SideBlock>
      <SideBlock title="In the registry">
        <Recorded version={version} />
      </SideBlock>
    </>
  )
}

function itemOf({ label, dataset }: VersionPicture, line: VersionLine): VersionItem {
  const withdrawn = line.status === 'withdrawn' && line.withdrawal !== null
  return {
    label: line.label,
    href: versionHref(dataset.path, line.label),
    note: shortened(withdrawn ? `withdrawn: ${WITHDRAWAL_WORDS[line.withdrawal?.kind ?? 'other']}` : line.reason),
    date: line.status === 'draft' ? null : line.releaseDate,
    state: line.label === label ? 'here' : withdrawn ? 'withdrawn' : 'other',
  }
}

function shortened(text: string): string {
  return text.length <= 90 ? text : `${text.slice(0, 90).replace(/\s\S*$/, '')} …`
}

function CompareWithBefore({ version: { siblings, label, dataset } }: { version: VersionPicture }) {
  const before = siblings[siblings.findIndex((line) => line.label === label) + 1]
  if (before === undefined) return null
  const { path } = dataset
  return (
    <>
      <a href={compareHref({ path, label: before.label }, { path, label })}>
        {`What changed from ${before.label} to ${label}`}
      </a>
      <br />
    </>
  )
}

function namesOf({ dataset, label, digest, doi, datasetDoi, identifiers, hosts }: VersionPicture): Fact[] {
  const schemes = [...new Set(identifiers.map(({ scheme }) => scheme))]
  return [
    { term: 'Name', value: <code>{`${dataset.path}@${label}`}</code> },
    ...(digest === null ? [] : [{ term: 'Digest', value: <DigestChip digest={digest} look="whole" /> }]),
    ...(doi === null ? [] : [{ term: 'DOI', value: <IdentifierValue scheme="doi" value={doi} /> }]),
    ...(datasetDoi === null
      ? []
      : [{ term: 'DOI of all versions', value: <IdentifierValue scheme="doi" value={datasetDoi} /> }]),
    ...schemes.map((scheme) => ({
      term: scheme === 'other' ? 'Other' : scheme === 'doi' && doi !== null ? 'DOI elsewhere' : scheme.toUpperCase(),
      value: identifiers
        .filter((identifier) => identifier.scheme === scheme)
        .map(({ value }) => <IdentifierValue key={value} scheme={scheme} value={value} />),
    })),
    ...(hosts.length === 0 ? [] : [{ term: 'At hosts', value: <Hosts hosts={hosts} /> }]),
  ]
}

function Hosts({ hosts }: { hosts: VersionPicture['hosts'] }) {
  return (
    <>
      {hosts.map(({ url, revision }) => (
        <span key={`${url} ${revision}`} className="block">
          <a href={url} rel="nofollow noopener noreferrer">
            {url.replace(/^https?:\/\//, '')}
          </a>
          {revision !== '' && <code className="block">{revision}</code>}
        </span>
      ))}
      <span className="dim block">as the hosts claim; not checked here</span>
    </>
  )
}

function IdentifierValue({ scheme, value }: { scheme: string; value: string }) {
  if (scheme !== 'doi') return <code className="block break-all">{value}</code>
  const bare = value.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/i, '')
  return (
    <a className="block" href={`https://doi.org/${encodeURI(bare)}`} rel="nofollow noopener noreferrer">
      {bare}
    </a>
  )
}

function Recorded({ version: { publishedEvent } }: { version: VersionPicture }) {
  if (publishedEvent === null) return <p className="small second">A draft’s publishing is not recorded yet.</p>
  return (
    <p className="small second">
      {`Published as event ${formatCount(publishedEvent.id)} of this registry, ${formatTime(publishedEvent.at)}.`}
    </p>
  )
}
