import type { Metadata } from 'next'
import { siteAddress } from '#app/_server/site.ts'
import { CodeBlock } from '#app/_ui/code-block.tsx'
import { Section } from '#app/_ui/section.tsx'
import { DocsPage, Prose } from './_parts/docs-page.tsx'
import { HOW_TOS } from './_parts/how-tos.tsx'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'Docs',
  description: 'How to publish an immutable version of a dataset, cite it, and check a citation.',
}

/** How to do each thing, from the command line and by the API. */
export default function Docs() {
  const site = siteAddress()
  return (
    <DocsPage
      href="/docs"
      title="Docs"
      lede="A dataset is what we list; a version is one frozen state of it, named by a digest; a citation carries that digest. Everything here can be done on a page, from the command line and by the API."
      places={HOW_TOS.map(({ title, id }) => ({ label: title, id }))}
    >
      {HOW_TOS.map(({ id, title, intro, steps, after }) => (
        <Section key={id} id={id} title={title}>
          <Prose>{intro}</Prose>
          {steps(site).map((step) => (
            <div key={step.label} className="mb-3 max-w-[820px]">
              <p className="label mb-1">{step.label}</p>
              <CodeBlock text={step.text} label={step.label} />
            </div>
          ))}
          {after !== undefined && <Prose>{after}</Prose>}
        </Section>
      ))}
    </DocsPage>
  )
}
