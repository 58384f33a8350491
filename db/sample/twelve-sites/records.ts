import { sha256Hex } from '#lib/digest.ts'
import { OTHER_SITES } from './other-sites.ts'
import type { MadeUpSite } from './site.ts'
import { SITES_THAT_CLOSE } from './sites-that-close.ts'

/** The twelve sites, in the order of the corpus. */
export const TWELVE_SITES: readonly MadeUpSite[] = [...SITES_THAT_CLOSE, ...OTHER_SITES]

/** The first and the last day on which a page was taken, as the sample tells it. */
export const COLLECTED = { from: '2025-11-03', to: '2026-01-29' } as const

/** One page of a made-up site, as a line of the manifest. `tokens`: words parted by white space; `digest`: the sha256 of the text. */
export type MadeUpRecord = {
  id: string
  url: string
  digest: string
  source: string
  tokens: number
  bytes: number
  language: string
  license: string | null
  retrievedAt: string
  text: string
}

/** All pages of the twelve sites; the same every time. Each site's pages are taken from the first day to the last, in turn with the others. */
export function madeUpRecords(): MadeUpRecord[] {
  return TWELVE_SITES.flatMap((site) => Array.from({ length: site.pages }, (_, place) => recordOf(site, place)))
}

/** The address of a site's page. */
export function pageUrl(site: MadeUpSite, place: number): string {
  const folder = site.folders[place % site.folders.length] ?? ''
  return `https://${site.host}/${folder}/${String(place + 1).padStart(4, '0')}`
}

function recordOf(site: MadeUpSite, place: number): MadeUpRecord {
  const text = textOf(site, place)
  return {
    id: `${site.host.replace('.example', '')}-${String(place + 1).padStart(4, '0')}`,
    url: pageUrl(site, place),
    digest: sha256Hex(text),
    source: site.name,
    tokens: text.split(/\s+/).length,
    bytes: Buffer.byteLength(text),
    language: site.language,
    license: site.license,
    retrievedAt: takenAt(site, place),
    text,
  }
}

function takenAt(site: MadeUpSite, place: number): string {
  const first = Date.parse(`${COLLECTED.from}T06:00:00Z`)
  const last = Date.parse(`${COLLECTED.to}T18:00:00Z`)
  const at = first + Math.floor(((last - first) * (place + 0.5)) / site.pages / 1000) * 1000
  return new Date(at).toISOString().replace('.000Z', 'Z')
}

/** Sentences in an order that differs from page to page, with their numbers and names filled in. The page's own number makes each text another. */
function textOf({ sentences, names, lengths: [shortest, longest], name }: MadeUpSite, place: number): string {
  const count = shortest + ((place * 7) % (longest - shortest + 1))
  const said = Array.from({ length: count }, (_, turn) => {
    const sentence = sentences[(place * 3 + turn * (1 + (place % 3)) + Math.floor(turn / 4)) % sentences.length] ?? ''
    return sentence
      .replaceAll('{n}', String(2 + ((place * 17 + turn * 31) % 89)))
      .replaceAll('{name}', names[(place + turn) % names.length] ?? '')
  })
  return `${name}, ${place + 1}. ${said.join(' ')}`
}
