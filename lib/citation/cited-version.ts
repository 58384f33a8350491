import type { Digest } from '../digest.ts'
import { type Anchor, findAnchors } from './anchors.ts'
import { parseDoi } from './identifier.ts'

/** The most that is kept of the text of one citation, in UTF-16 units. */
export const SOURCE_MAX = 2000

/**
 * What one citation names. `source` is its text (at most 2,000 UTF-16 units). `digest` is whole and in lower case;
 * `name` is `org/name` in lower case; `label` is the version as written, whether or not we could issue such a label;
 * `doi` is bare. `url` is the version's page if there is one, else the first address. Null: the citation doesn't say.
 */
export type CitedVersion = {
  source: string
  digest: Digest | null
  name: string | null
  label: string | null
  doi: string | null
  url: string | null
}

/** What an entry of a structured format says: each field as decoded, and `texts`, most telling first, to look through. */
export type CitedFields = {
  source: string
  version: string | null
  doi: string | null
  url: string | null
  texts: string[]
}

/**
 * The citation that the fields make up. A digest is taken from the first text that has one; name and label together
 * from the address or `org/name@label`, since a page names both, else the label from the version field.
 */
export function citedFromFields(fields: CitedFields): CitedVersion {
  const anchors = [fields.url ?? '', ...fields.texts].map((text) => findAnchors(text))
  const found = citedFromAnchors(anchors.flat())
  const ofTexts = citedFromAnchors(anchors.slice(1).flat())
  return {
    source: bounded(fields.source),
    digest: ofTexts.digest ?? found.digest,
    name: found.name,
    label: found.label ?? fieldLabel(fields.version),
    doi: parseDoi(fields.doi ?? '') ?? found.doi,
    url: found.url,
  }
}

/** The first of each kind among the anchors; the address of a version's page goes before any other. */
export function citedFromAnchors(anchors: Anchor[]): Omit<CitedVersion, 'source'> {
  const digest = anchors.find((anchor) => anchor.kind === 'digest')
  const versions = anchors.filter((anchor) => anchor.kind === 'version')
  const version = versions[0]
  const doi = anchors.find((anchor) => anchor.kind === 'doi')
  const url = anchors.find((anchor) => anchor.kind === 'url')
  return {
    digest: digest?.digest ?? null,
    name: version?.name ?? null,
    label: version?.label ?? null,
    doi: doi?.doi ?? null,
    url: versions.find((anchor) => anchor.url !== null)?.url ?? url?.url ?? null,
  }
}

/** The text cut to `SOURCE_MAX`, never inside a surrogate pair. */
export function bounded(text: string): string {
  const cut = text.length <= SOURCE_MAX ? text : text.slice(0, SOURCE_MAX)
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut
}

/** The version field without the word "version" and white space; null if empty or too long to be a label. */
function fieldLabel(version: string | null): string | null {
  const label = (version ?? '')
    .slice(0, 400)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^version /i, '')
  return label === '' || label.length > 200 ? null : label
}
