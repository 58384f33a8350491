import 'server-only'
import { z } from 'zod'
import { RECORDS_MAX_BYTES } from '#app/api/v1/_contract/body.ts'
import { readDataciteAccount } from '#lib/clients/doi-account.ts'
import type { DataciteAccount } from '#lib/clients/doi-http.ts'

const Text = z.string().trim().min(1)
const Optional = Text.optional().or(z.literal('').transform(() => undefined))

const RECORDS_MAX_WANTED = 'COLOPHON_RECORDS_MAX_BYTES is a number of bytes, such as 21474836480.'

/** The environment, parsed once. What is missing is named, with what to do. */
const Environment = z.object({
  DATABASE_URL: z.string({ error: 'DATABASE_URL is not set. Start Colophon with "npm start", which sets it.' }).min(1),
  COLOPHON_DATA: Text.default('.data'),
  NEXTAUTH_URL: z.url().default('http://localhost:3000'),
  NEXTAUTH_SECRET: z
    .string({ error: 'NEXTAUTH_SECRET is not set. "npm start" makes one and keeps it.' })
    .min(32, 'NEXTAUTH_SECRET needs at least 32 characters.'),
  COLOPHON_RATE_LIMIT: Optional,
  COLOPHON_RECORDS_MAX_BYTES: z
    .literal('')
    .transform(() => RECORDS_MAX_BYTES)
    .or(z.coerce.number({ error: RECORDS_MAX_WANTED }).int(RECORDS_MAX_WANTED).min(1, RECORDS_MAX_WANTED))
    .default(RECORDS_MAX_BYTES),
  SMTP_URL: Optional,
  MAIL_FROM: Optional,
  GITHUB_ID: Optional,
  GITHUB_SECRET: Optional,
  ORCID_ID: Optional,
  ORCID_SECRET: Optional,
  HUGGINGFACE_ID: Optional,
  HUGGINGFACE_SECRET: Optional,
  OIDC_ISSUER: Optional,
  OIDC_ID: Optional,
  OIDC_SECRET: Optional,
  OIDC_NAME: Optional,
  DATACITE_URL: Optional,
  DATACITE_PREFIX: Optional,
  DATACITE_USER: Optional,
  DATACITE_PASSWORD: Optional,
})
export type Environment = z.infer<typeof Environment>

let parsed: Environment | null = null

/** The settings of this process. Throws one sentence that names all that is wrong. */
export function environment(): Environment {
  if (parsed !== null) return parsed
  const result = Environment.safeParse(process.env)
  if (!result.success)
    throw new Error(`The settings are not complete. ${result.error.issues.map((issue) => issue.message).join(' ')}`)
  parsed = result.data
  return parsed
}

/** The account under which DOIs are registered, or null where none is set. */
export function dataciteAccount(): DataciteAccount | null {
  return readDataciteAccount(environment())
}
