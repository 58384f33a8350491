import type { Actor } from '#lib/dataset/access.ts'
import { ByLicenseSection, DutiesSection, InTheWaySection, RecomputeSection } from './consequences.tsx'
import { FlagSection } from './flag-section.tsx'
import type { Judged } from './judged.ts'
import { PartsSection } from './parts-section.tsx'
import { questionQuery } from './question.ts'
import { RecordAudit } from './record-audit.tsx'
import { SummarySection } from './summary-section.tsx'
import { VerdictSection } from './verdict-section.tsx'

type AuditProps = {
  judged: Judged
  /** The address of this page, without its query. */
  href: string
  page: number
  actor: Actor | null
  /** Whether the reader may conclude licences here. */
  conclude: boolean
}

/** The licence audit of a version or a mixture: summary, conflicts, the verdict with its chain, parts, duties, exports. */
export function LicenceAudit({ judged, href, page, actor, conclude }: AuditProps) {
  const { subject, question } = judged
  const query = questionQuery(question)
  const door =
    subject.kind === 'version' ? `/api/v1/versions/${subject.version}` : `/api/v1/mixtures/${subject.mixture}`
  return (
    <>
      <SummarySection judged={judged} />
      <VerdictSection judged={judged} />
      <FlagSection judged={judged} />
      <InTheWaySection judged={judged} />
      <ByLicenseSection judged={judged} />
      <PartsSection
        judged={judged}
        page={page}
        pageHref={(next) => `${href}${query}&page=${next}#parts`}
        csvHref={`${door}/licences?format=csv`}
        conclude={conclude}
      />
      <DutiesSection judged={judged} attributionHref={(format) => `${door}/attribution?format=${format}`} />
      <RecordAudit judged={judged} actor={actor} />
      <RecomputeSection jsonHref={`${door}/licences${query}`} address={`${door}/licences${query}`} />
    </>
  )
}
