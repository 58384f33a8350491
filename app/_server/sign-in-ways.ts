import 'server-only'
import EmailProvider from 'next-auth/providers/email'
import GithubProvider from 'next-auth/providers/github'
import type { Provider } from 'next-auth/providers/index'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { z } from 'zod'
import { sendMail } from '#lib/clients/mail.ts'
import type { Environment } from './env.ts'

/** The claims of an OpenID Connect identity that we use. */
const Claims = z.looseObject({
  sub: z.string(),
  name: z.string().nullish(),
  preferred_username: z.string().nullish(),
  email: z.string().nullish(),
  picture: z.string().nullish(),
})

/** Every way to sign in that the settings offer; the e-mail link is always one. */
export function signInWays(settings: Environment): Provider[] {
  const ways: Provider[] = [emailLink(settings)]
  const {
    GITHUB_ID,
    GITHUB_SECRET,
    ORCID_ID,
    ORCID_SECRET,
    HUGGINGFACE_ID,
    HUGGINGFACE_SECRET,
    OIDC_ISSUER,
    OIDC_ID,
    OIDC_SECRET,
  } = settings
  if (GITHUB_ID !== undefined && GITHUB_SECRET !== undefined)
    ways.push(GithubProvider({ clientId: GITHUB_ID, clientSecret: GITHUB_SECRET }))
  if (ORCID_ID !== undefined && ORCID_SECRET !== undefined)
    ways.push(
      openIdConnect({
        id: 'orcid',
        name: 'ORCID',
        issuer: 'https://orcid.org',
        clientId: ORCID_ID,
        clientSecret: ORCID_SECRET,
        scope: 'openid',
      }),
    )
  if (HUGGINGFACE_ID !== undefined && HUGGINGFACE_SECRET !== undefined)
    ways.push(
      openIdConnect({
        id: 'huggingface',
        name: 'Hugging Face',
        issuer: 'https://huggingface.co',
        clientId: HUGGINGFACE_ID,
        clientSecret: HUGGINGFACE_SECRET,
        scope: 'openid profile email',
      }),
    )
  if (OIDC_ISSUER !== undefined && OIDC_ID !== undefined && OIDC_SECRET !== undefined)
    ways.push(
      openIdConnect({
        id: 'oidc',
        name: settings.OIDC_NAME ?? new URL(OIDC_ISSUER).host,
        issuer: OIDC_ISSUER,
        clientId: OIDC_ID,
        clientSecret: OIDC_SECRET,
        scope: 'openid profile email',
      }),
    )
  return ways
}

/** A link by e-mail; without SMTP settings it is printed where the server runs, and nowhere else. */
function emailLink(settings: Environment): Provider {
  return EmailProvider({
    from: settings.MAIL_FROM ?? 'Colophon <colophon@localhost>',
    server: settings.SMTP_URL ?? 'smtp://localhost',
    maxAge: 60 * 60 * 24,
    async sendVerificationRequest({ identifier, url, provider }) {
      if (settings.SMTP_URL === undefined) {
        process.stdout.write(`Sign-in link for ${identifier} (no SMTP_URL is set, so it is printed here):\n  ${url}\n`)
        return
      }
      const text = `To sign in to Colophon, open this link within a day:\n\n${url}\n\nIf you did not ask for it, do nothing.\n`
      await sendMail(settings.SMTP_URL, provider.from, { to: identifier, subject: 'Sign in to Colophon', text })
    },
  })
}

type Issuer = { id: string; name: string; issuer: string; clientId: string; clientSecret: string; scope: string }

function openIdConnect({ id, name, issuer, clientId, clientSecret, scope }: Issuer): OAuthConfig<unknown> {
  return {
    id,
    name,
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    authorization: { params: { scope } },
    idToken: true,
    checks: ['pkce', 'state'],
    clientId,
    clientSecret,
    profile(raw) {
      const claims = Claims.parse(raw)
      // ORCID gives no address; an account needs none, so null stays null
      return {
        id: claims.sub,
        name: claims.name ?? claims.preferred_username ?? claims.sub,
        email: claims.email ?? null,
        image: claims.picture ?? null,
      }
    },
  }
}
