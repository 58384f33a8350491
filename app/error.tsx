'use client'

import { Button, ButtonLink, Buttons } from './_ui/button.tsx'
import { PageHead } from './_ui/columns.tsx'
import { PageFrame } from './_ui/page-frame.tsx'

type Fault = { error: Error & { digest?: string }; reset: () => void }

/** A page that could not be made: a fault of ours. The number finds it in the server's log. */
export default function PageFault({ error, reset }: Fault) {
  return (
    <PageFrame>
      <PageHead title="This page could not be made">
        The fault is on our side. Whatever was saved before stays saved; what you sent last may not have been.
      </PageHead>
      {error.digest !== undefined && (
        <p className="mt-6 second">
          It is in the server’s log under the number <code>{error.digest}</code>.
        </p>
      )}
      <div className="mt-6">
        <Buttons>
          <Button look="main" type="button" onClick={reset}>
            Try again
          </Button>
          <ButtonLink href="/">Go to the front page</ButtonLink>
        </Buttons>
      </div>
    </PageFrame>
  )
}
