import { siteAddress } from '#app/_server/site.ts'
import { CodeBlock } from '#app/_ui/code-block.tsx'
import { Section } from '#app/_ui/section.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { badgeSnippets } from './badge-snippets.ts'

/** The badge of a version as it looks now, and what to put into a README, leading to the evidence. */
export function BadgeSection({ version: { dataset, label } }: { version: VersionPicture }) {
  const { markdown, html } = badgeSnippets({ site: siteAddress(), path: dataset.path, label })
  return (
    <Section
      title="Badge"
      id="badge"
      intro="Always the newest score, with its day, so that its age shows. It leads to this page and its evidence."
    >
      {/* biome-ignore lint/performance/noImgElement: the badge is made at the request and has its size in it */}
      <img
        src={versionHref(dataset.path, label, 'principles/badge.svg')}
        alt={`The badge of ${dataset.path}@${label}`}
        width={308}
        height={40}
      />
      <div className="mt-3 max-w-[820px]">
        <p className="label mb-1">Markdown</p>
        <CodeBlock text={markdown} label="Badge in Markdown" />
        <p className="label mt-3 mb-1">HTML</p>
        <CodeBlock text={html} label="Badge in HTML" />
      </div>
    </Section>
  )
}
