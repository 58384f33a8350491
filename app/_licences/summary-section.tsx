import { formatShare } from '#app/_ui/format.ts'
import { ShareBar } from '#app/_ui/share-bar.tsx'
import { FAMILY_WORDS } from '#app/datasets/_parts/words.ts'
import { sayVerdict } from '#lib/license/say.ts'
import { type LicensingSummary, summarizeLicensing } from '#lib/license/summary.ts'
import type { Judged } from './judged.ts'

/** What a lawyer reads in a minute: the shares, what bears them out, the flags, the answer. */
export function SummarySection({ judged }: { judged: Judged }) {
  const summary = summarizeLicensing(judged.parts)
  const { families } = summary
  return (
    <section className="section" id="summary">
      <p className="lede max-w-[820px]">{sentences(judged, summary).join(' ')}</p>
      <div className="mt-4">
        <ShareBar
          shares={[
            { kind: 'open', label: FAMILY_WORDS.open, share: families.open },
            { kind: 'cond', label: FAMILY_WORDS['open-with-conditions'], share: families['open-with-conditions'] },
            { kind: 'closed', label: FAMILY_WORDS.restricted, share: families.restricted },
            { kind: 'unknown', label: FAMILY_WORDS.unknown, share: families.unknown },
          ]}
        />
        <p className="label mt-2">{BASIS[summary.basis]}</p>
      </div>
    </section>
  )
}

const BASIS = {
  shares: 'By the recorded shares of the parts, from what people concluded.',
  parts: 'By the number of parts, since not every share is recorded; from what people concluded.',
} as const

function sentences({ judgement, question }: Judged, summary: LicensingSummary): string[] {
  const of = summary.parts === 1 ? 'It is one part' : `Of ${summary.parts.toLocaleString('en')} parts`
  const usable = summary.families.open + summary.families['open-with-conditions']
  const shares =
    summary.parts === 1
      ? `${of}${usable === 1 ? ', under an open licence.' : summary.families.unknown === 1 ? ', and nobody has settled its licence.' : ', under a licence that withholds something.'}`
      : `${of}, ${formatShare(usable)} ${summary.basis === 'shares' ? 'by share ' : ''}stand under an open licence and ${formatShare(summary.unsettled)} under none that anybody settled.`
  const proven = `Evidence is recorded for ${formatShare(summary.withEvidence)}.`
  const flags = new Set(judgement.flags.map(({ code }) => code)).size
  const warned =
    flags === 0 ? 'No red flag is raised.' : flags === 1 ? 'One red flag is raised.' : `${flags} red flags are raised.`
  return [shares, proven, warned, sayVerdict(judgement.verdict, question)]
}
