import { refusedText, refuseOtherSites } from '#app/_server/same-site.ts'
import { askNextAuth } from '#app/_server/session.ts'

/** Signs out: the session is deleted, and its cookie with it. */
export async function POST(request: Request): Promise<Response> {
  try {
    refuseOtherSites(request)
  } catch (error) {
    return refusedText(error)
  }
  const answer = await askNextAuth(['signout'], { callbackUrl: '/' })
  const headers = new Headers(answer.headers)
  return new Response(null, { status: headers.has('location') ? 303 : answer.status, headers })
}
