import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { environment } from '#app/_server/env.ts'
import { pathHere } from '#app/_server/same-site.ts'
import { currentActor } from '#app/_server/session.ts'
import { signInWays } from '#app/_server/sign-in-ways.ts'
import { Banner } from '#app/_ui/banner.tsx'
import { Button } from '#app/_ui/button.tsx'
import { PageHead } from '#app/_ui/columns.tsx'
import { TextField } from '#app/_ui/field.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { Section } from '#app/_ui/section.tsx'
import { signInFault } from './faults.ts'

export const metadata: Metadata = { title: 'Sign in' }

type Props = { searchParams: Promise<{ callbackUrl?: string; error?: string }> }

export default async function SignIn({ searchParams }: Props) {
  const { callbackUrl = '/', error } = await searchParams
  const back = pathHere(String(callbackUrl))
  if ((await currentActor()) !== null) redirect(back)
  const providers = signInWays(environment()).filter((way) => way.id !== 'email')
  const fault = signInFault(typeof error === 'string' ? error : undefined)
  return (
    <PageFrame>
      <PageHead title="Sign in">
        To register datasets and publish versions. Reading what is published needs no account, and no password is kept
        here.
      </PageHead>
      {fault !== null && (
        <div className="mt-6 max-w-[568px]" role="alert">
          <Banner kind="bad" title={fault} />
        </div>
      )}
      <Section title="With a link by e-mail">
        <form className="form" action="/sign-in/with/email" method="post">
          <input type="hidden" name="callbackUrl" value={back} />
          <TextField
            name="email"
            label="E-mail address"
            type="email"
            autoComplete="email"
            required
            hint="The link is good for one use within a day. An account is made when you first use it."
          />
          <div>
            <Button look="main">Send me a link</Button>
          </div>
        </form>
      </Section>
      {providers.length > 0 && (
        <Section title="With an account elsewhere">
          <div className="btns">
            {providers.map((way) => (
              <form key={way.id} action={`/sign-in/with/${way.id}`} method="post">
                <input type="hidden" name="callbackUrl" value={back} />
                <Button>{`Sign in with ${way.name}`}</Button>
              </form>
            ))}
          </div>
        </Section>
      )}
    </PageFrame>
  )
}
