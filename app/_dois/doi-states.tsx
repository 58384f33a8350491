import { formatTime } from '#app/_ui/format.ts'
import { FoundMark } from '#app/_ui/mark.tsx'
import { StatementRow } from '#app/_ui/statement-row.tsx'
import type { DoiKind, DoiState, PublicDoi } from '#lib/archive/doi.ts'

const NAMES: Record<DoiKind, string> = { version: 'Exactly this version', dataset: 'The dataset, all versions' }
const FOUND = { registered: 'yes', requested: 'unknown', failed: 'no' } as const
const WORDS: Record<DoiState, string> = { registered: 'registered', requested: 'being registered', failed: 'refused' }

/** Each DOI that was asked for, with how far it is and what the agency said. */
export function DoiStates({ dois }: { dois: readonly PublicDoi[] }) {
  if (dois.length === 0) return <p className="second">Nobody has asked for a DOI of this version.</p>
  return dois.map((doi) => (
    <StatementRow key={doi.doi} name={NAMES[doi.kind]} evidence={<Standing doi={doi} />}>
      <p className="m-0 break-all">
        {doi.state === 'registered' ? <a href={doi.url}>{doi.doi}</a> : <code>{doi.doi}</code>}
      </p>
    </StatementRow>
  ))
}

function Standing({ doi: { state, note, requestedAt, registeredAt } }: { doi: PublicDoi }) {
  const since = registeredAt === null ? `Asked for ${at(requestedAt)}.` : `Registered ${at(registeredAt)}.`
  return (
    <>
      <FoundMark found={FOUND[state]}>{WORDS[state]}</FoundMark>
      <p className="small second m-0">{since}</p>
      {note !== '' && <p className="small m-0">{`${LEADS[state]} ${note}`}</p>}
    </>
  )
}

const LEADS: Record<DoiState, string> = {
  registered: 'What changed since could not be told:',
  requested: 'At the last try:',
  failed: 'Why:',
}

function at(time: string): string {
  return formatTime(new Date(time))
}
