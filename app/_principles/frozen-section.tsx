import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { Facts } from '#app/_ui/facts.tsx'
import { formatDate, formatTime } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import type { FrozenScore } from '#db/queries/read-score.ts'

/** Under what the score is frozen, and the document from which others recompute it. */
export function FrozenSection({
  frozen: { digest, document, by, at },
  version,
}: {
  frozen: FrozenScore
  version: string
}) {
  const { rubric, asOf, factsDigest } = document.score
  const href = `/api/v1/versions/${version}/score?${new URLSearchParams({ score: digest, format: 'export' })}`
  return (
    <Section title="Under what it is frozen" id="frozen" right={<a href={href}>Export (JSON)</a>}>
      <Facts
        facts={[
          { term: 'Rubric', value: <a href="/principles">{rubric.version}</a> },
          { term: 'Rubric’s digest', value: <DigestChip digest={rubric.digest} /> },
          { term: 'As of', value: formatDate(asOf) },
          { term: 'Facts', value: <DigestChip digest={factsDigest} /> },
          { term: 'Score', value: <DigestChip digest={digest} /> },
          { term: 'Assessed', value: `by ${by}, ${formatTime(at)}` },
        ]}
      />
      <p className="label mt-3 max-w-[820px]">
        The export holds the facts and the rubric whole: whoever has it can compute the score, and its digest, again.
      </p>
    </Section>
  )
}
