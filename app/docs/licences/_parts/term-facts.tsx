import type { ReactNode } from 'react'
import { Facts } from '#app/_ui/facts.tsx'
import { formatDate } from '#app/_ui/format.ts'
import { CONDITIONS, type LicenseTerms } from '#lib/license/terms.ts'
import { LicenseLink } from './differences.tsx'
import { PermissionMarks } from './permission-marks.tsx'
import { prohibitions, scopeWords } from './terms-table.tsx'
import {
  BASIS_LETTERS,
  DATABASE_RIGHT_WORDS,
  LIMITATION_WORDS,
  OPEN_DEFINITION_WORDS,
  RESULT_WORDS,
  STATUS_WORDS,
} from './terms-words.ts'

/** All that the table says of one licence, word by word. */
export function TermFacts({ entry, edition }: { entry: LicenseTerms; edition: string }) {
  const { name, kind, scope, status, openDefinition, conditions, databaseRight, trainingResults } = entry
  const { limitations, note, basis, date, since } = entry
  return (
    <Facts
      facts={[
        { term: 'Name', value: name },
        { term: 'Kind', value: `${kind}; ${STATUS_WORDS[status]}` },
        { term: 'Permits', value: <PermissionMarks {...entry} /> },
        { term: 'Asks', value: <Duties conditions={conditions} /> },
        { term: 'Share-alike', value: <ShareAlike entry={entry} edition={edition} /> },
        { term: 'Prohibits', value: orNothing(prohibitions(entry).join('; ')) },
        { term: 'Disclaims', value: orNothing(limitations.map((word) => LIMITATION_WORDS[word] ?? word).join(', ')) },
        { term: 'Covers', value: scopeWords(scope) },
        { term: 'Database right', value: DATABASE_RIGHT_WORDS[databaseRight] },
        { term: 'Trained results', value: RESULT_WORDS[trainingResults] },
        { term: 'Open Definition', value: OPEN_DEFINITION_WORDS[openDefinition] },
        ...(note === '' ? [] : [{ term: 'Note', value: note }]),
        { term: 'Basis', value: [...basis].map((letter) => BASIS_LETTERS[letter] ?? letter).join('; ') },
        { term: 'Text', value: <Text entry={entry} /> },
        { term: 'Written', value: `${formatDate(date)}; first in the edition of ${since}` },
      ]}
    />
  )
}

function Duties({ conditions }: { conditions: readonly string[] }) {
  if (conditions.length === 0) return 'nothing'
  return (
    <ul>
      {conditions.map((word) => (
        <li key={word}>
          <code>{word}</code>
          {`: ${CONDITIONS[word] ?? ''}`}
        </li>
      ))}
    </ul>
  )
}

function ShareAlike({ entry: { shareAlike }, edition }: { entry: LicenseTerms; edition: string }): ReactNode {
  if (shareAlike === null) return 'not asked'
  return (
    <>
      {`for the ${shareAlike.scope.replaceAll('-', ' ')}, which may be released as `}
      {shareAlike.outboundAllowed.map((id, place) => (
        <span key={id}>
          {place > 0 && ', '}
          <LicenseLink id={id} edition={edition} />
        </span>
      ))}
    </>
  )
}

function Text({ entry: { id, source } }: { entry: LicenseTerms }): ReactNode {
  if (source === null) return 'it has no one text'
  return (
    <a href={source} rel="nofollow noopener noreferrer" aria-label={`The text of ${id}, at ${source}`}>
      {source}
    </a>
  )
}

function orNothing(text: string): string {
  return text === '' ? 'nothing recorded' : text
}
