import type { Metadata } from 'next'
import { ButtonLink, Buttons } from './_ui/button.tsx'
import { PageHead } from './_ui/columns.tsx'
import { PageFrame } from './_ui/page-frame.tsx'

export const metadata: Metadata = { title: 'Not known here' }

/** 404. A withdrawn version is never here: it keeps its page. */
export default function NotFound() {
  return (
    <PageFrame>
      <PageHead title="This address is not known here">
        Nothing is registered under it. A version that was withdrawn keeps its page, so this is not one of them; a draft
        is shown only to those who work on it.
      </PageHead>
      <p className="mt-6 second max-w-[66ch]">
        A name is written as organisation, then dataset, as in <code>/datasets/common-pile/wikimedia</code>. If you hold
        a digest, Verify says what it names.
      </p>
      <div className="mt-6">
        <Buttons>
          <ButtonLink look="main" href="/">
            Search the datasets
          </ButtonLink>
          <ButtonLink href="/verify">Verify a citation or digest</ButtonLink>
        </Buttons>
      </div>
    </PageFrame>
  )
}
