import { Facts } from '#app/_ui/facts.tsx'
import { formatShortDate } from '#app/_ui/format.ts'
import { FoundMark } from '#app/_ui/mark.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import type { ArchiveShort } from '#db/queries/find-archive-verdict.ts'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { STATE_FOUND, STATUS_WORDS } from './words.ts'

const COPIES_SHOWN = 6

/** Who keeps the version and how each copy stands, for the side of its page, and the way to all of it. */
export function KeptBlock({ version, archive }: { version: VersionPicture; archive: ArchiveShort }) {
  const { title, found } = STATUS_WORDS[archive.status]
  const shown = archive.copies.slice(0, COPIES_SHOWN)
  const href = versionHref(version.dataset.path, version.label, 'archive')
  return (
    <>
      {shown.length > 0 && (
        <Facts
          values="end"
          facts={shown.map(({ id, custodian, state, lastPass }) => ({
            term: custodian,
            value: (
              <FoundMark key={id} found={STATE_FOUND[state]}>
                {lastPass === null ? state : `${state}, ${formatShortDate(lastPass)}`}
              </FoundMark>
            ),
          }))}
        />
      )}
      <p className="small mt-2">
        <FoundMark found={found}>{title}</FoundMark>
        {' · '}
        <a href={href}>
          {archive.copies.length > COPIES_SHOWN ? `All ${archive.copies.length} copies` : 'Copies, checks and levels'}
        </a>
      </p>
    </>
  )
}
