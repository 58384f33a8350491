import { z } from 'zod'
import { environment } from '#app/_server/env.ts'
import { pathHere, refusedText, refuseOtherSites, seeOther } from '#app/_server/same-site.ts'
import { askNextAuth } from '#app/_server/session.ts'
import { signInWays } from '#app/_server/sign-in-ways.ts'

type Context = { params: Promise<{ way: string }> }

const Address = z.email().max(320)

/** Begins to sign someone in by one of the ways: sends the link, or sends the browser on to the provider. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { way } = await params
  try {
    refuseOtherSites(request)
  } catch (error) {
    return refusedText(error)
  }
  const data = await request.formData()
  const back = pathHere(textOf(data, 'callbackUrl'))
  const failed = (error: string) => seeOther(`/sign-in?${new URLSearchParams({ error, callbackUrl: back })}`)
  if (!signInWays(environment()).some((known) => known.id === way)) return failed('UnknownWay')
  const email = Address.safeParse(textOf(data, 'email').trim().toLowerCase())
  if (way === 'email' && !email.success) return failed('EmailAddress')
  const answer = await askNextAuth(['signin', way], { callbackUrl: back, email: email.data ?? '' })
  // next-auth answers 302, which browsers follow with GET after a form; 303 says so
  const headers = new Headers(answer.headers)
  return new Response(null, { status: headers.has('location') ? 303 : answer.status, headers })
}

function textOf(data: FormData, name: string): string {
  const value = data.get(name)
  return typeof value === 'string' ? value : ''
}
