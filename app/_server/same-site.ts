import 'server-only'
import { Refusal } from '#lib/error.ts'
import { environment } from './env.ts'
import { isSameOrigin } from './same-origin.ts'

/** Refuses a form that another site's page sent. Server actions have this check from Next; route handlers that take forms call it first. */
export function refuseOtherSites(request: Request): void {
  if (isSameOrigin(request.headers)) return
  throw new Refusal(
    'forbidden',
    'This form was not sent from a page of this site. Open the page here and send it again.',
  )
}

/** A path on this site, for going back to; anything else becomes `/`. */
export function pathHere(text: string): string {
  const { origin } = new URL(environment().NEXTAUTH_URL)
  const url = URL.canParse(text, origin) ? new URL(text, origin) : null
  return url?.origin === origin ? `${url.pathname}${url.search}${url.hash}` : '/'
}

/** The page to go to after a form: 303, so that a reload does not send it again. */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path, 'cache-control': 'no-store' } })
}

/** A refusal as plain text: for forms that only a broken or hostile page sends. */
export function refusedText(error: unknown): Response {
  if (!(error instanceof Refusal)) throw error
  return new Response(`${error.message}\n`, {
    status: error.status,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
}
