import { aliasOfDpi } from './alias-table.ts'

/** How the licence in a host's field and what an auditor found stand to each other (`licences.md` §9), in the order of its table. */
export const AGREEMENTS = [
  'silent',
  'both-unspecified',
  'host-unspecified-auditor-found',
  'claims-where-none-found',
  'agree',
  'disagree',
] as const
export type Agreement = (typeof AGREEMENTS)[number]

const UNSPECIFIED = 'Unspecified'

/**
 * Whether a host's field and the auditor's findings say the same. `host`: the raw string of the field, null or empty where it
 * says nothing. `auditor`: the raw strings of the licences that were found. Both are compared by what the alias table
 * makes of them; a name that it leaves open stands for itself.
 */
export function agreementOf({ host, auditor }: { host: string | null; auditor: readonly string[] }): Agreement {
  const found = new Set(auditor)
  const foundNone = found.size === 1 && found.has(UNSPECIFIED)
  if (host === null || host === '') return 'silent'
  if (host === UNSPECIFIED) return foundNone ? 'both-unspecified' : 'host-unspecified-auditor-found'
  if (foundNone) return 'claims-where-none-found'
  return new Set([...found].map(named)).has(named(host)) ? 'agree' : 'disagree'
}

function named(raw: string): string {
  return aliasOfDpi(raw)?.spdx ?? raw
}
