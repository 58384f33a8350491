import { DataTable } from '#app/_ui/data-table.tsx'
import { SaidMark } from '#app/_ui/mark.tsx'
import { Section } from '#app/_ui/section.tsx'
import { DOUBTS, REASON_CODES, REFUSALS, type ReasonCode } from '#lib/license/verdict.ts'
import { REASON_WORDS } from './terms-words.ts'

/** Every reason that a verdict can give, and what it does to the answer. */
export function ReasonsSection() {
  return (
    <Section
      title="Reasons"
      id="reasons"
      intro="A verdict lists all that hold, the refusing ones first, each with the parts, the licence and the basis of its entry."
    >
      <DataTable
        caption={`The ${REASON_CODES.length} reasons`}
        captionFor="screen-readers"
        columns={[
          { key: 'code', head: 'Code', names: true, width: '13rem', cell: (code) => code },
          { key: 'effect', head: 'Answer', width: '8rem', cell: (code) => <Effect code={code} /> },
          { key: 'says', head: 'Means', cell: (code) => REASON_WORDS[code] },
        ]}
        rows={REASON_CODES}
        rowKey={(code) => code}
      />
    </Section>
  )
}

function Effect({ code }: { code: ReasonCode }) {
  if (REFUSALS.some((one) => one === code)) return <SaidMark said="disallowed" />
  return DOUBTS.some((one) => one === code) ? <SaidMark said="unknown" /> : <span className="dim">does not decide</span>
}
