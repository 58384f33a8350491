import 'server-only'
import { randomBytes } from 'node:crypto'
import { DrizzleAdapter } from '@auth/drizzle-adapter'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { NextRequest } from 'next/server'
import NextAuth, { type AuthOptions } from 'next-auth'
import { getServerSession } from 'next-auth/next'
import { cache } from 'react'
import { findActor } from '#db/queries/find-actor.ts'
import { accounts, sessions, users, verificationTokens } from '#db/schema/accounts.ts'
import type { Actor } from '#lib/dataset/access.ts'
import { sha256Hex } from '#lib/digest.ts'
import { database } from './db.ts'
import { environment } from './env.ts'
import { signInWays } from './sign-in-ways.ts'

// The one file that knows next-auth. Another library for accounts would change this file and its route.

/** The cookies that hold next-auth's session, plain and on https. */
export const SESSION_COOKIES = ['next-auth.session-token', '__Secure-next-auth.session-token'] as const

/** next-auth's settings: database sessions of 30 days, our pages, no passwords. */
export function authOptions(): AuthOptions {
  const settings = environment()
  return {
    adapter: DrizzleAdapter(database(), {
      usersTable: users,
      accountsTable: accounts,
      sessionsTable: sessions,
      verificationTokensTable: verificationTokens,
    }),
    providers: signInWays(settings),
    secret: settings.NEXTAUTH_SECRET,
    session: { strategy: 'database', maxAge: 30 * 24 * 60 * 60, updateAge: 24 * 60 * 60 },
    pages: { signIn: '/sign-in', verifyRequest: '/sign-in/sent', error: '/sign-in' },
    callbacks: {
      session({ session, user }) {
        return { ...session, user: { ...session.user, id: user.id } }
      },
    },
  }
}

/** The person who is signed in, with their roles, or null. Without a session cookie it asks nothing of the database. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const jar = await cookies()
  if (!SESSION_COOKIES.some((name) => jar.has(name))) return null
  const session = await getServerSession(authOptions())
  const id =
    session?.user !== undefined && 'id' in session.user && typeof session.user.id === 'string' ? session.user.id : null
  return id === null ? null : findActor(database(), id)
})

/** The person who is signed in; whoever is not is sent to sign in, and from there back to `backTo`. */
export async function requireActor(backTo: string): Promise<Actor> {
  const actor = await currentActor()
  if (actor === null) redirect(`/sign-in?callbackUrl=${encodeURIComponent(backTo)}`)
  return actor
}

/**
 * next-auth's answer to a form of ours, as if it had been sent to its own address with its CSRF token: the token is made and
 * set here, so that the page with the form is the same for everyone and needs no script. `steps`: `['signin', 'email']`,
 * `['signout']`. The caller has checked that the form came from this site. In route handlers only.
 */
export async function askNextAuth(steps: string[], fields: Record<string, string>): Promise<Response> {
  const { NEXTAUTH_URL, NEXTAUTH_SECRET } = environment()
  const isSecure = NEXTAUTH_URL.startsWith('https://')
  const csrfToken = randomBytes(32).toString('hex')
  const jar = await cookies()
  jar.set(
    `${isSecure ? '__Host-' : ''}next-auth.csrf-token`,
    `${csrfToken}|${sha256Hex(`${csrfToken}${NEXTAUTH_SECRET}`)}`,
    { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure },
  )
  const request = new NextRequest(new URL(`/api/auth/${steps.join('/')}`, NEXTAUTH_URL), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...fields, csrfToken }).toString(),
  })
  return NextAuth(authOptions())(request, { params: Promise.resolve({ nextauth: steps }) })
}
