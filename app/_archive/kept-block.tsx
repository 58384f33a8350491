import { type Fact, Facts } from '#app/_ui/facts.tsx'
import { formatShortDate } from '#app/_ui/format.ts'
import { FoundMark } from '#app/_ui/mark.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import type { ArchiveShort } from '#db/queries/find-archive-verdict.ts'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { type CustodianShort, custodiansOf } from './custodians-of.ts'
import { STATE_FOUND, STATUS_WORDS } from './words.ts'

const CUSTODIANS_SHOWN = 6

/** Who keeps the version and how that stands, for the side of its page, and the way to all of it. */
export function KeptBlock({ version, archive }: { version: VersionPicture; archive: ArchiveShort }) {
  const { title, found } = STATUS_WORDS[archive.status]
  const custodians = custodiansOf(archive.copies)
  return (
    <>
      {custodians.length > 0 && <Facts values="end" facts={custodians.slice(0, CUSTODIANS_SHOWN).map(factOf)} />}
      <p className="small mt-2">
        <FoundMark found={found}>{title}</FoundMark>
        {' · '}
        <a href={versionHref(version.dataset.path, version.label, 'archive')}>Copies, checks and levels</a>
      </p>
    </>
  )
}

function factOf({ custodian, copies, state, lastPass }: CustodianShort): Fact {
  const when = lastPass === null ? '' : `, ${formatShortDate(lastPass)}`
  return {
    term: copies === 1 ? custodian : `${custodian}, ${copies} copies`,
    value: <FoundMark found={STATE_FOUND[state]}>{`${state}${when}`}</FoundMark>,
  }
}
