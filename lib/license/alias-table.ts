import aliases from './data/aliases.json' with { type: 'json' }
import { parseExpression } from './expression.ts'
import { spdxIdInAnyCase } from './spdx-ids.ts'

/** One line of Colophon's alias table: `match` in the table's own words, `spdx` null where no one licence is meant. */
export type LicenseAlias = {
  list: 'hugging-face' | 'dpi'
  source: string
  key: string
  spdx: string | null
  match: string
}

/** What an address of a licence comes to: an id, a line of the table, or a page of a known site that names no licence. */
export type AddressMatch =
  | { kind: 'id'; id: string }
  | { kind: 'alias'; alias: LicenseAlias }
  | { kind: 'unknown'; host: string }

const HUGGING_FACE = new Map<string, { spdx: string; match: string }>(Object.entries(aliases.huggingFace))
const DPI = new Map<string, { spdx: string | null; match: string }>(Object.entries(aliases.dpi))
const ADDRESSES = new Map<string, string>(Object.entries(aliases.url))

/** The line of the Hugging Face list under this key (in any case), or null. */
export function aliasOfHuggingFace(text: string): LicenseAlias | null {
  const key = text.toLowerCase()
  const found = HUGGING_FACE.get(key)
  return found === undefined ? null : { list: 'hugging-face', source: 'Hugging Face', key, ...found }
}

/** The line of the DPI list under this name (in its own case), or null. */
export function aliasOfDpi(key: string): LicenseAlias | null {
  const found = DPI.get(key)
  if (found === undefined) return null
  return { list: 'dpi', source: 'the Data Provenance Initiative', key, spdx: found.spdx, match: found.match }
}

/** What the address of a licence comes to, or null if the text is no address that the table knows. */
export function aliasOfUrl(text: string): AddressMatch | null {
  const address = normalizeAddress(text)
  if (address === null) return null
  const known = ADDRESSES.get(address)
  if (known !== undefined) return { kind: 'id', id: known }
  const [, host, name] = /^(choosealicense\.com|spdx\.org)\/licenses\/([^/]+)$/.exec(address) ?? []
  if (host === undefined || name === undefined) return null
  if (host === 'spdx.org') return spdxPage(host, name)
  const alias = aliasOfHuggingFace(name)
  return alias === null ? { kind: 'unknown', host } : { kind: 'alias', alias }
}

/**
 * A licence's address without scheme, `www.` (Creative Commons and Open Data Commons only), trailing slash, `/legalcode`,
 * `/deed.xx` and `.html`; the host in lower case. Null if the text holds white space or no path.
 */
export function normalizeAddress(text: string): string | null {
  const [, host, path] = /^(?:https?:\/\/)?([A-Za-z0-9.-]+\.[A-Za-z]+)\/(\S*)$/.exec(text.trim()) ?? []
  if (host === undefined || path === undefined) return null
  const plainHost = host.toLowerCase().replace(/^www\.(?=creativecommons\.org$|opendatacommons\.org$)/, '')
  const plainPath = path
    .replace(/\/+$/, '')
    .replace(/\/(?:legalcode|deed)(?:\.[A-Za-z_-]+)?$/, '')
    .replace(/\.html$/, '')
    .replace(/\/+$/, '')
  return `${plainHost}/${plainPath}`
}

function spdxPage(host: string, name: string): AddressMatch {
  const id = parseExpression(name).ok ? name : spdxIdInAnyCase(name)
  return id === null ? { kind: 'unknown', host } : { kind: 'id', id }
}

/** Every line of both lists, for tests and for the page that shows the table. */
export function listAliases(): LicenseAlias[] {
  const huggingFace = [...HUGGING_FACE.keys()].map(aliasOfHuggingFace)
  return [...huggingFace, ...[...DPI.keys()].map(aliasOfDpi)].filter((alias) => alias !== null)
}

/** Each known address without scheme, and its id. */
export function listLicenseAddresses(): [string, string][] {
  return [...ADDRESSES]
}

/** The Hugging Face id under which a licence is declared in a card, or null if the Hub's list has none for it. */
export function huggingFaceIdOf(spdxId: string): string | null {
  for (const [key, { spdx, match }] of HUGGING_FACE)
    if (spdx === spdxId && !match.startsWith('version-exact') && spdx !== 'NOASSERTION') return key
  return null
}
