import type { Metadata } from 'next'
import { connection } from 'next/server'
import { environment } from '#app/_server/env.ts'
import { ButtonLink } from '#app/_ui/button.tsx'
import { PageHead } from '#app/_ui/columns.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'

export const metadata: Metadata = { title: 'A link was made' }

/** After a link was asked for: where it is, and what to do if it is not there. */
export default async function LinkSent() {
  // what the settings say is known only where the server runs
  await connection()
  const isMailed = environment().SMTP_URL !== undefined
  return (
    <PageFrame>
      <PageHead title={isMailed ? 'The link is in the post' : 'The link is on the console'}>
        {isMailed
          ? 'Open the letter from Colophon and follow the link in it within a day. It works once.'
          : 'This server has no e-mail set up, so the link was printed where it runs. Whoever runs it can hand it on. It works once, within a day.'}
      </PageHead>
      <p className="mt-6 second max-w-[66ch]">
        {isMailed
          ? 'If nothing has come after a few minutes, look among the unwanted letters, then ask for another link.'
          : 'To have links sent by e-mail, set SMTP_URL and MAIL_FROM and start Colophon again.'}
      </p>
      <div className="mt-6">
        <ButtonLink href="/sign-in">Ask for another link</ButtonLink>
      </div>
    </PageFrame>
  )
}
