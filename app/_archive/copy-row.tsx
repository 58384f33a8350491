import { Button } from '#app/_ui/button.tsx'
import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { EvidenceLine, NoEvidence } from '#app/_ui/evidence-line.tsx'
import { type Fact, Facts } from '#app/_ui/facts.tsx'
import { formatBytes, formatDate, formatShortDate } from '#app/_ui/format.ts'
import { FoundMark } from '#app/_ui/mark.tsx'
import { StatementRow } from '#app/_ui/statement-row.tsx'
import type { PublicCopy } from '#lib/archive/public.ts'
import { askForCheck } from './archive-actions.ts'
import { RetireForm } from './retire-form.tsx'
import { BASIS_WORDS, HOST_WORDS, MANDATE_WORDS, RETIREMENT_WORDS, STATE_FOUND } from './words.ts'

type RowProps = { copy: PublicCopy; page: string; mayCheck: boolean; mayRetire: boolean }

/** One copy: where and by whom it is kept, how it stands and since when that is not known, and what bears it out. */
export function CopyRow({ copy, page, mayCheck, mayRetire }: RowProps) {
  const { custodian, standing, retirement, path, isAsked } = copy
  return (
    <StatementRow
      name={
        <>
          {standing !== null && <FoundMark found={STATE_FOUND[standing.state]}>{standing.state}</FoundMark>} {custodian}
          {path !== null && <code className="block">{path}</code>}
        </>
      }
      evidence={
        <>
          <Facts facts={factsOf(copy)} />
          <div className="mt-3">
            <Evidence copy={copy} />
          </div>
        </>
      }
    >
      <p className="why mt-2">{whyOf(copy)}</p>
      {retirement === null && mayCheck && (
        <form action={askForCheck} className="mt-2">
          <input type="hidden" name="copy" value={copy.id} />
          <input type="hidden" name="page" value={page} />
          <Button aria-label={`Check the copy at ${custodian} now`} disabled={isAsked}>
            {isAsked ? 'A check is queued' : 'Check it now'}
          </Button>
        </form>
      )}
      {retirement === null && mayRetire && <RetireForm copy={copy} page={page} />}
    </StatementRow>
  )
}

function whyOf({ standing, retirement, isAtHost }: PublicCopy): string {
  if (retirement !== null)
    return `Retired on ${formatDate(retirement.at)} by ${retirement.by}, since ${RETIREMENT_WORDS[retirement.kind]}: ${retirement.reason}`
  const where = isAtHost
    ? ' It lies where the publisher has the version, so a score does not count it as a further copy.'
    : ''
  return `${standing?.why ?? 'It was recorded later than the moment of looking.'}${where}`
}

function factsOf(copy: PublicCopy): Fact[] {
  const { host, url, mandate, place, identifiers, depositedOn, by, recordedAt, note, standing, dueAt, retirement } =
    copy
  return [
    {
      term: 'Where',
      value: (
        <>
          <a className="break-all" href={url} rel="nofollow noopener noreferrer">
            {url.replace(/^https?:\/\//, '')}
          </a>
          <span className="dim block">{`${HOST_WORDS[host]}${place === '' ? '' : `, ${place}`}`}</span>
        </>
      ),
    },
    { term: 'Must be', value: <Expected copy={copy} /> },
    ...(standing === null ? [] : [{ term: 'Last verified', value: <LastPass standing={standing} /> }]),
    ...(identifiers.length === 0 ? [] : [{ term: 'Known as', value: <Names identifiers={identifiers} /> }]),
    {
      term: 'Mandate',
      value: mandate === 'unknown' ? <FoundMark found="unknown" /> : MANDATE_WORDS[mandate],
    },
    ...(depositedOn === null ? [] : [{ term: 'Deposited', value: formatDate(depositedOn) }]),
    { term: 'Recorded', value: `${formatDate(recordedAt)}, by ${by}` },
    ...(retirement === null ? [{ term: 'Next check', value: formatDate(dueAt) }] : []),
    ...(note === '' ? [] : [{ term: 'Note', value: note }]),
  ]
}

function Names({ identifiers }: Pick<PublicCopy, 'identifiers'>) {
  return identifiers.map(({ scheme, value }) => (
    <code key={`${scheme} ${value}`} className="block break-all">
      {scheme === 'doi' ? `doi:${value}` : value}
    </code>
  ))
}

function Expected({ copy: { sha256, bytes, covers } }: { copy: PublicCopy }) {
  if (sha256 === null)
    return (
      <>
        <FoundMark found="unknown">no digest known</FoundMark>
        <span className="dim block">
          {covers === 'version'
            ? 'No package digest is recorded, so its bytes can’t be compared from here.'
            : 'The version says no digest of this file, so its bytes can’t be compared.'}
        </span>
      </>
    )
  return (
    <>
      <DigestChip digest={`sha256:${sha256}`} look="bare" />
      {bytes !== null && `, ${formatBytes(bytes)}`}
    </>
  )
}

function LastPass({ standing }: { standing: NonNullable<PublicCopy['standing']> }) {
  const { lastPass, lastPassBasis, unknownSince } = standing
  const known = lastPass === null ? 'never' : `${formatDate(lastPass)}, ${BASIS_WORDS[lastPassBasis ?? 'nothing']}`
  return (
    <>
      {known}
      {unknownSince !== null && (
        <span className="block">
          <FoundMark found="unknown">{`unknown since ${formatShortDate(unknownSince)}`}</FoundMark>
        </span>
      )}
    </>
  )
}

function Evidence({ copy: { evidence, recordedAt, url } }: { copy: PublicCopy }) {
  if (evidence.length === 0)
    return (
      <NoEvidence lookedIn={url.replace(/^https?:\/\//, '')} on={recordedAt}>
        Without evidence but its address: it stands as it was written.
      </NoEvidence>
    )
  return evidence.map(({ about, source, locator, quote, retrievedAt, digest }) => (
    <EvidenceLine
      key={`${about} ${source} ${locator}`}
      quote={quote}
      where={`${source.replace(/^https?:\/\//, '')}${locator === '' ? '' : `, ${locator}`}`}
      href={source}
      readOn={retrievedAt}
      digest={digest}
    />
  ))
}
