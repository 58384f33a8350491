import type { ReadingOrder } from '#app/_server/kept-document.ts'
import { Banner } from '#app/_ui/banner.tsx'
import { formatPlural } from '#app/_ui/format.ts'
import { FoundMark } from '#app/_ui/mark.tsx'
import { Section } from '#app/_ui/section.tsx'
import type { Issue } from '#lib/error.ts'
import type { Candidate, DocumentVerdict, ImportFormat, Trouble } from '#lib/interchange/import.ts'

/** The questions that a document of this format is asked, answered with reasons; of most formats none is asked. */
export function Verdicts({ candidate, format }: { candidate: Candidate; format: ImportFormat }) {
  if (format === 'datacite' || format === 'datacite-xml')
    return (
      <Section title="A verdict on the DataCite record">
        <Verdict
          question="Complete"
          meaning="It has everything that DataCite asks for of a DOI."
          verdict={candidate.complete}
        />
      </Section>
    )
  if (format !== 'croissant') return null
  return (
    <Section title="Two verdicts on the Croissant document">
      <div className="two">
        <Verdict
          question="Loadable"
          meaning="A Croissant loader can find the files and read the records from them."
          verdict={candidate.loadable}
        />
        <Verdict
          question="Complete"
          meaning="It has everything that the standard asks for, with a checksum for every file."
          verdict={candidate.complete}
        />
      </div>
    </Section>
  )
}

const REASONS_SHOWN = 20

function Verdict({ question, meaning, verdict }: { question: string; meaning: string; verdict: DocumentVerdict }) {
  const more = verdict.reasons.length - REASONS_SHOWN
  return (
    <div>
      <h3>
        {question} <FoundMark found={verdict.outcome} />
      </h3>
      <p className="label">{meaning}</p>
      <ul className="list-disc pl-5 second">
        {verdict.reasons.slice(0, REASONS_SHOWN).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {more > 0 && <p className="label">{`And ${formatPlural(more, 'reason', 'reasons')} more.`}</p>}
    </div>
  )
}

const TROUBLES_SHOWN = 50

/** Faults of the document, where they are and what is wanted; those that refuse it first. */
export function Troubles({ troubles, order }: { troubles: readonly Trouble[]; order: ReadingOrder }) {
  const refusing = troubles.filter((trouble) => trouble.grade === 'refuse')
  const warnings = troubles.filter((trouble) => trouble.grade === 'warning')
  return (
    <>
      {refusing.length > 0 && (
        <div className="mt-6" role="alert">
          <Banner
            kind="bad"
            title={`${order.file || 'The document'} can’t be stored as it is. Nothing was saved.`}
            heading="h2"
          >
            <TroubleList troubles={refusing} />
          </Banner>
        </div>
      )}
      {warnings.length > 0 && (
        <div className="mt-6">
          <Banner kind="warn" title={formatPlural(warnings.length, 'warning', 'warnings')} heading="h2">
            <TroubleList troubles={warnings} />
          </Banner>
        </div>
      )}
    </>
  )
}

function TroubleList({ troubles }: { troubles: readonly Trouble[] }) {
  const more = troubles.length - TROUBLES_SHOWN
  return (
    <>
      <ul>
        {troubles.slice(0, TROUBLES_SHOWN).map((trouble, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two troubles may say the same
          <li key={index}>
            {trouble.message} {trouble.at !== '' && <code>{trouble.at}</code>}
          </li>
        ))}
      </ul>
      {more > 0 && <p>{`And ${more.toLocaleString('en')} more.`}</p>}
    </>
  )
}

/** That the very same thing was imported before. */
export function ImportedBefore({ paths }: { paths: readonly string[] }) {
  if (paths.length === 0) return null
  return (
    <div className="mt-6">
      <Banner kind="note" title="This was imported before." heading="h2">
        <ul>
          {paths.map((path) => (
            <li key={path}>
              As <a href={`/datasets/${path}`}>{path}</a>. Importing it into the same organisation again changes
              nothing.
            </li>
          ))}
        </ul>
      </Banner>
    </div>
  )
}

/** Values that break a rule of ours and so are not filled in below. */
export function LeftOut({ issues }: { issues: readonly Issue[] }) {
  if (issues.length === 0) return null
  return (
    <div className="mt-6">
      <Banner kind="warn" title="Left out of the form below" heading="h2">
        <ul>
          {issues.slice(0, TROUBLES_SHOWN).map((issue) => (
            <li key={issue.at + issue.message}>{`${issue.at}: ${issue.message}`}</li>
          ))}
        </ul>
      </Banner>
    </div>
  )
}
