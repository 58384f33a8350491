import { Section } from '#app/_ui/section.tsx'
import { ShareBar } from '#app/_ui/share-bar.tsx'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { sharesByFamily } from '#lib/dataset/shares-by-family.ts'
import { LicenseRows } from '../_parts/license-rows.tsx'
import { FAMILY_WORDS } from '../_parts/words.ts'
import { FileGroups } from './file-groups.tsx'

/** Under which terms: what is declared and what is concluded, each with its evidence, and how the sources divide. */
export function TermsSection({ version }: { version: VersionPicture }) {
  const { licenses, evidence } = version
  return (
    <Section
      title="On which terms"
      id="terms"
      intro="What its maintainers declare, and what people concluded from evidence, stand apart. Neither is legal advice."
    >
      <LicenseRows licenses={licenses} evidence={evidence} of="version" />
      <BySource version={version} />
      <FileGroups groups={version.fileGroups} />
    </Section>
  )
}

function BySource({ version }: { version: VersionPicture }) {
  const divided = sharesByFamily(version.sources)
  if (divided === null) return null
  const { unit, shares } = divided
  return (
    <div className="mt-6">
      <h3 className="mb-2">By the licences of its sources</h3>
      <ShareBar
        shares={[
          { kind: 'open', label: FAMILY_WORDS.open, share: shares.open },
          { kind: 'cond', label: FAMILY_WORDS['open-with-conditions'], share: shares['open-with-conditions'] },
          { kind: 'closed', label: FAMILY_WORDS.restricted, share: shares.restricted },
          { kind: 'unknown', label: FAMILY_WORDS.unknown, share: shares.unknown },
        ]}
      />
      <p className="label mt-2">{`Shares of ${unit}, by the licence recorded for each source.`}</p>
    </div>
  )
}
