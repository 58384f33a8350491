import { urlOf } from '../url.ts'
import type { DataciteAccount } from './doi-http.ts'

/** The settings that make an account with DataCite. */
export const DATACITE_SETTINGS = ['DATACITE_URL', 'DATACITE_PREFIX', 'DATACITE_USER', 'DATACITE_PASSWORD'] as const

export type DataciteSettings = Partial<Record<(typeof DATACITE_SETTINGS)[number], string | undefined>>

/**
 * The account that the settings name, or null where none of them is set. Throws one sentence that names what is missing or can't be; none holds the
 * password.
 */
export function readDataciteAccount(settings: DataciteSettings): DataciteAccount | null {
  const missing = DATACITE_SETTINGS.filter((name) => (settings[name] ?? '') === '')
  if (missing.length === DATACITE_SETTINGS.length) return null
  if (missing.length > 0) throw new Error(`DOIs need all of the DataCite settings. Not set: ${missing.join(', ')}.`)
  const [url = '', prefix = '', user = '', password = ''] = DATACITE_SETTINGS.map((name) => settings[name]?.trim())
  if (!/^https?:$/.test(urlOf(url)?.protocol ?? ''))
    throw new Error('DATACITE_URL is the address of the REST API, such as https://api.datacite.org.')
  if (!/^10\.\d{4,9}$/.test(prefix)) throw new Error('DATACITE_PREFIX is a DOI prefix, such as 10.5072.')
  return { url, prefix, user, password }
}
