import NextAuth from 'next-auth'
import { authOptions } from '#app/_server/session.ts'

type Context = { params: Promise<{ nextauth: string[] }> }

/** next-auth's own addresses: sign-in, callback, sign-out, session. */
async function handler(request: Request, context: Context): Promise<Response> {
  return NextAuth(authOptions())(request, context)
}

export { handler as GET, handler as POST }
