import { Figures } from '#app/_ui/figures.tsx'
import { formatDate, formatPlural, formatTime } from '#app/_ui/format.ts'
import { type Found, FoundMark } from '#app/_ui/mark.tsx'
import { Section } from '#app/_ui/section.tsx'
import type { VersionArchive } from '#db/queries/read-archive.ts'
import { STATUS_WORDS } from './words.ts'

/** What the copies come to, first of all: the status, each reason, and the few figures behind it. */
export function StatusSection({ archive }: { archive: VersionArchive }) {
  const { verdict, levels, checkCount } = archive
  const { title, found } = STATUS_WORDS[verdict.status]
  return (
    <Section
      title="Will it still be there?"
      id="status"
      right={`as of ${formatTime(verdict.asOf)}`}
      intro="What is known here of its copies. Nothing is taken for safe because nobody has looked."
    >
      <Figures
        figures={[
          { label: 'Status', amount: <Status found={found} title={title} />, note: `rule ${verdict.rule}` },
          {
            label: 'Custodians who hold it whole',
            amount: verdict.custodians.length,
            note: `of ${formatPlural(verdict.copies.length, 'copy', 'copies')} that are counted on`,
          },
          {
            label: 'All files verified',
            amount: verdict.verifiedAt === null ? neverOr(verdict.copies) : formatDate(verdict.verifiedAt),
            note: `${formatPlural(checkCount, 'check is', 'checks are')} kept`,
          },
          { label: 'NDSA level', amount: `${levels.level} of 4`, note: 'as far as it can be told from here' },
        ]}
      />
      <ul className="list-disc pl-5 mt-4 max-w-[72ch]">
        {verdict.reasons.map(({ code, says }) => (
          <li key={code} className="py-1">
            {says}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What is said where no custodian is known to hold all files intact. */
function neverOr(copies: VersionArchive['verdict']['copies']): string {
  return copies.some(({ standing }) => standing.lastPass !== null) ? 'not known now' : 'never'
}

/** The disc beside the word, which wraps where the figure is narrow. */
function Status({ found, title }: { found: Found; title: string }) {
  return (
    <>
      <FoundMark found={found} words="hidden" /> {title}
    </>
  )
}
