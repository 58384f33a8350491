import { Banner } from '#app/_ui/banner.tsx'
import { CodeBlock } from '#app/_ui/code-block.tsx'
import { type Column, DataTable } from '#app/_ui/data-table.tsx'
import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { formatCount, formatPlural } from '#app/_ui/format.ts'
import { FoundMark } from '#app/_ui/mark.tsx'
import { Section } from '#app/_ui/section.tsx'
import { compareHref, versionHref } from '#app/datasets/_parts/address.ts'
import { VERIFY_OUTCOMES, type VerifyOutcome } from '#lib/citation/verify.ts'
import type { Answers, Judged, Proof } from './judged.ts'

/** The answer in one sentence, or a table of them; then the proof. */
export function AnswerPart({ answers: { judged, mayBeCut, proof, rule } }: { answers: Answers }) {
  const [only] = judged
  return (
    <div aria-live="polite">
      <Section title={judged.length === 1 ? 'The answer' : 'The answers'} right={`rule ${rule}`}>
        {judged.length === 1 && only !== undefined ? (
          <One judged={only} />
        ) : (
          <Many judged={judged} mayBeCut={mayBeCut} />
        )}
      </Section>
      {proof !== null && <ProofPart proof={proof} />}
    </div>
  )
}

const KINDS = { unchanged: 'good', superseded: 'warn', withdrawn: 'tomb', unknown: 'note' } as const

const WORDS: Record<VerifyOutcome, string> = {
  unchanged: 'Unchanged',
  superseded: 'Superseded, and itself unchanged',
  withdrawn: 'Withdrawn',
  unknown: 'Unknown',
}

function One({ judged: { outcome, reason, version, instead } }: { judged: Judged }) {
  return (
    <Banner kind={KINDS[outcome]} heading="h3" title={WORDS[outcome]}>
      <p>{reason}</p>
      {version !== null && (
        <p>
          <a href={versionHref(version.path, version.label)}>{`The page of ${version.path}@${version.label}`}</a>
          {instead !== null && (
            <>
              {' · '}
              <a href={versionHref(instead.path, instead.label)}>{`${instead.path}@${instead.label}`}</a>
              {' · '}
              <a href={compareHref(version, instead)}>What changed between them</a>
            </>
          )}
        </p>
      )}
    </Banner>
  )
}

function Many({ judged, mayBeCut }: { judged: readonly Judged[]; mayBeCut: boolean }) {
  const rows = judged.map((one, place) => ({ ...one, key: String(place), number: place + 1 }))
  const counted = VERIFY_OUTCOMES.map(
    (outcome) => [outcome, judged.filter((one) => one.outcome === outcome).length] as const,
  )
  const words = counted.filter(([, count]) => count > 0).map(([outcome, count]) => `${formatCount(count)} ${outcome}`)
  return (
    <>
      {mayBeCut && <p className="second">{`Only the first ${formatCount(judged.length)} citations were read.`}</p>}
      <DataTable
        caption={`${formatPlural(judged.length, 'citation', 'citations')}: ${words.join(', ')}`}
        columns={COLUMNS}
        rows={rows}
        rowKey={({ key }) => key}
      />
    </>
  )
}

const MARKS = { unchanged: 'yes', superseded: 'partly', withdrawn: 'na', unknown: 'unknown' } as const

const COLUMNS: Column<Judged & { number: number; key: string }>[] = [
  { key: 'number', head: 'No.', align: 'right', phone: 'gone', cell: ({ number }) => number },
  { key: 'citation', head: 'Citation', names: true, width: '34%', cell: (row) => <CitationCell judged={row} /> },
  {
    key: 'outcome',
    head: 'Answer',
    cell: ({ outcome }) => <FoundMark found={MARKS[outcome]}>{outcome}</FoundMark>,
  },
  { key: 'reason', head: 'In a sentence', cell: ({ reason }) => reason },
]

const SOURCE_SHOWN = 140

function CitationCell({ judged: { version, source } }: { judged: Judged }) {
  const line = source.replace(/\s+/g, ' ').trim()
  const cut = line.length <= SOURCE_SHOWN ? line : `${line.slice(0, SOURCE_SHOWN).toWellFormed()} …`
  if (version === null) return <span className="font-normal">{cut}</span>
  return (
    <>
      <a href={versionHref(version.path, version.label)}>{`${version.path}@${version.label}`}</a>
      <span className="block font-normal dim">{cut}</span>
    </>
  )
}

function ProofPart({ proof: { digest, recomputed, bytes, address } }: { proof: Proof }) {
  const equal = digest === recomputed
  return (
    <Section
      title="The proof"
      intro="The digest is the sha256 of the version’s record in canonical form (RFC 8785). It was computed again for this answer, from the bytes that are kept."
    >
      <p className="mb-3">
        <FoundMark found={equal ? 'yes' : 'no'} words="hidden" />{' '}
        {equal
          ? `The sha256 of the ${formatCount(bytes)} bytes kept is the digest.`
          : 'The bytes kept do not have this digest: the registry’s own copy is damaged.'}
      </p>
      <p className="mb-6">
        <DigestChip digest={recomputed} look="whole" />
      </p>
      <div className="grid max-w-[820px] gap-4">
        <div>
          <h3 className="mb-2">Compute it yourself</h3>
          <CodeBlock
            text={`curl -s -H 'Accept: application/vnd.colophon.record+json' ${address} | sha256sum`}
            label="The command that computes the digest"
          />
        </div>
        <div>
          <h3 className="mb-2">Check the files on your disk</h3>
          <CodeBlock
            text={`npm exec colophon -- verify DIR ${digest}`}
            label="The command that verifies a copy of the files"
          />
        </div>
      </div>
    </Section>
  )
}
