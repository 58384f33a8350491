import { z } from 'zod'
import { Digest, Sha256Hex } from '../digest.ts'
import { boundedText, CalendarDate, Evidence, requiredText, WebAddress } from '../evidence.ts'
import { LicenseStatement } from '../license/statement.ts'

export const MODALITIES = [
  'text',
  'image',
  'audio',
  'video',
  'tabular',
  'code',
  'time-series',
  'geospatial',
  '3d',
] as const
export const Modality = z.enum(MODALITIES)
export type Modality = z.infer<typeof Modality>

export const LINK_KINDS = [
  'homepage',
  'hugging-face',
  'github',
  'paper',
  'papers-with-code',
  'doi',
  'download',
  'documentation',
  'collection',
  'other',
] as const
export const LinkKind = z.enum(LINK_KINDS)

/** Where the records of a source came from, in the words of the EU training-content summary's categories and DPI. */
export const SOURCE_KINDS = [
  'web-crawl',
  'website',
  'public-dataset',
  'public-record',
  'books',
  'scholarship',
  'code',
  'user-data',
  'commercially-licensed',
  'private-third-party',
  'crowd-work',
  'synthetic',
  'other',
] as const
export const SourceKind = z.enum(SOURCE_KINDS)

/** What a share or an amount counts. `hours` for audio and video. */
export const UNITS = ['records', 'tokens', 'bytes', 'words', 'characters', 'hours', 'files'] as const
export const Unit = z.enum(UNITS)

/** How an ancestor relates to the version that names it (DataCite and PROV words: `standards.md` §4). */
export const DERIVATIONS = [
  'revision-of',
  'filtered-from',
  'extended-from',
  'subset-of',
  'derived-from',
  'made-by-run',
] as const
export const Derivation = z.enum(DERIVATIONS)
export type Derivation = z.infer<typeof Derivation>

export const IDENTIFIER_SCHEMES = ['doi', 'swhid', 'ark', 'iscc', 'arxiv', 'other'] as const

/** draft: may change. published: never changes again. withdrawn: record and tombstone stay, the bytes may go. */
export const VERSION_STATUSES = ['draft', 'published', 'withdrawn'] as const
export const VersionStatus = z.enum(VERSION_STATUSES)
export type VersionStatus = z.infer<typeof VersionStatus>

/** The part of a name that stands in addresses: lower-case letters, digits and `-`, `_`, `.`; at most 96 characters. */
export const Slug = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, 'This is needed.')
  .max(96, 'At most 96 characters.')
  .regex(
    /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/,
    'Letters, digits, and between them "-", "_" or "."; it starts and ends with a letter or digit.',
  )
  .refine((slug) => !slug.includes('..'), 'Two dots in a row are not allowed.')
export type Slug = z.infer<typeof Slug>

/** A version's label, unique in its dataset: `1.4.0`, `2024-04`, `v0.1`. */
export const VersionLabel = z
  .string()
  .trim()
  .min(1, 'This is needed.')
  .max(64, 'At most 64 characters.')
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9._+-]*[A-Za-z0-9])?$/, 'Letters, digits, and between them ".", "-", "_" or "+".')
  .refine(
    (label) => !label.includes('..'),
    'Two dots in a row are not allowed: "..." parts two versions in a comparison.',
  )
export type VersionLabel = z.infer<typeof VersionLabel>

/** A BCP 47 language tag (RFC 5646), or `mul` for many and `und` for not known. */
export const LanguageTag = z
  .string()
  .trim()
  .max(35)
  .regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/, 'A language tag like en, pt-BR or zh-Hans.')

/** Someone who made the dataset. ORCID for a person, ROR for an organisation, both as whole addresses. */
export const Creator = z.strictObject({
  name: requiredText(300),
  kind: z.enum(['person', 'organization']).default('organization'),
  orcid: z
    .string()
    .regex(
      /^https:\/\/orcid\.org\/\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/,
      'An ORCID like https://orcid.org/0000-0002-1825-0097.',
    )
    .nullable()
    .default(null),
  affiliation: boundedText(300).default(''),
})
export type Creator = z.infer<typeof Creator>

export const Link = z.strictObject({ kind: LinkKind, url: WebAddress })
export type Link = z.infer<typeof Link>

/**
 * What a person registers: the dataset, apart from any of its versions. `kept` holds what an importer did not
 * understand, verbatim, under the format's name.
 */
export const DatasetDraft = z.strictObject({
  organization: Slug,
  name: Slug,
  title: requiredText(300),
  description: boundedText(50_000).default(''),
  modalities: z.array(Modality).max(MODALITIES.length).default([]),
  languages: z.array(LanguageTag).max(2000).default([]),
  creators: z.array(Creator).max(2000).default([]),
  publisher: boundedText(300).default(''),
  keywords: z.array(requiredText(200)).max(500).default([]),
  links: z.array(Link).max(200).default([]),
  licenses: z.array(LicenseStatement).max(200).default([]),
  citation: boundedText(20_000).default(''),
  evidence: z.array(Evidence).max(500).default([]),
  kept: z.record(z.string(), z.unknown()).default({}),
})
export type DatasetDraft = z.infer<typeof DatasetDraft>
export type DatasetDraftInput = z.input<typeof DatasetDraft>

const FIELDS = DatasetDraft.shape

/**
 * What may be amended later: everything but the name under which it is cited. What is left out stays as it is: hence
 * without the draft's defaults, which zod would put in its place.
 */
export const DatasetPatch = z.strictObject({
  title: FIELDS.title.optional(),
  description: FIELDS.description.unwrap().optional(),
  modalities: FIELDS.modalities.unwrap().optional(),
  languages: FIELDS.languages.unwrap().optional(),
  creators: FIELDS.creators.unwrap().optional(),
  publisher: FIELDS.publisher.unwrap().optional(),
  keywords: FIELDS.keywords.unwrap().optional(),
  links: FIELDS.links.unwrap().optional(),
  licenses: FIELDS.licenses.unwrap().optional(),
  citation: FIELDS.citation.unwrap().optional(),
  evidence: FIELDS.evidence.unwrap().optional(),
  kept: FIELDS.kept.unwrap().optional(),
})
export type DatasetPatch = z.infer<typeof DatasetPatch>

/**
 * A relative path with `/` between its parts. No part is empty, `.` or `..`; no drive letters, back slashes, control
 * characters or leading `~` (RFC 8493 §2.1.3 names the same dangers).
 */
export const FilePath = z
  .string()
  .min(1, 'A path is needed.')
  .max(4096, 'At most 4,096 characters.')
  .refine((path) => path.isWellFormed(), 'The path is not valid Unicode.')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this refuses
  .refine((path) => !/[\u0000-\u001f\u007f\\]/.test(path), 'No control characters and no back slashes in a path.')
  .refine((path) => !/^(?:\/|~|[A-Za-z]:)/.test(path), 'A path is relative: no leading "/", "~" or drive letter.')
  .refine(
    (path) => path.split('/').every((part) => part !== '' && part !== '.' && part !== '..'),
    'No empty part, "." or ".." in a path.',
  )

/** One file of a version (a DCAT distribution). `sha256` null: no digest is known, only the host's word for the rest. */
export const FileEntry = z.strictObject({
  path: FilePath,
  bytes: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable().default(null),
  sha256: Sha256Hex.nullable().default(null),
  mediaType: boundedText(200).default('application/octet-stream'),
  url: WebAddress.nullable().default(null),
})
export type FileEntry = z.infer<typeof FileEntry>

/** A column of the record set: its name, and its type in the words of the format it was read from. */
export const Column = z.strictObject({ name: requiredText(300), type: boundedText(200).default('') })

/** The records as a whole: how many, their set digest (DESIGN §4), the columns, and the sha256 of the blob with them. */
export const RecordSet = z.strictObject({
  name: boundedText(300).default(''),
  count: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable().default(null),
  setDigest: Digest.nullable().default(null),
  columns: z.array(Column).max(5000).default([]),
  manifest: Sha256Hex.nullable().default(null),
})
export type RecordSet = z.infer<typeof RecordSet>

/** Where records came from, how and when they were collected, and why this source was chosen. `share` is 0 to 1. */
export const Source = z.strictObject({
  name: requiredText(300),
  url: WebAddress.nullable().default(null),
  kind: SourceKind.default('other'),
  method: boundedText(4000).default(''),
  collectedFrom: CalendarDate.nullable().default(null),
  collectedTo: CalendarDate.nullable().default(null),
  share: z
    .strictObject({ unit: Unit, value: z.number().min(0).max(1, 'A share is between 0 and 1.') })
    .nullable()
    .default(null),
  reason: boundedText(4000).default(''),
  licenses: z.array(LicenseStatement).max(50).default([]),
})
export type Source = z.infer<typeof Source>

/**
 * Files of a version that share a licence of their own. `pattern`: a path in which `*` stands for any run of characters, and
 * a final `/` for everything in the folder.
 */
export const FileGroup = z.strictObject({
  name: requiredText(300),
  pattern: z
    .string()
    .trim()
    .min(1, 'A pattern is needed: data/ or *.jsonl.')
    .max(1000)
    .refine((text) => (text.match(/\*/g)?.length ?? 0) <= 20, 'At most 20 stars in a pattern.'),
  licenses: z.array(LicenseStatement).max(50).default([]),
})
export type FileGroup = z.infer<typeof FileGroup>

/** An ancestor, by the digest of its version record (or of the run that made this version). */
export const DerivedFrom = z.strictObject({ relation: Derivation, digest: Digest })
export type DerivedFrom = z.infer<typeof DerivedFrom>

/** A count that the maintainer states, such as 1,300,000,000,000 tokens; `note` says by which tokenizer or how. */
export const Amount = z.strictObject({
  unit: Unit,
  value: z.number().min(0).max(Number.MAX_SAFE_INTEGER),
  note: boundedText(500).default(''),
})
export type Amount = z.infer<typeof Amount>

/** Where the files are, as the host names that state: a repository and a revision. A host's claim, not our identity. */
export const HostRevision = z.strictObject({ url: WebAddress, revision: boundedText(200).default('') })
export type HostRevision = z.infer<typeof HostRevision>

export const Identifier = z.strictObject({ scheme: z.enum(IDENTIFIER_SCHEMES), value: requiredText(500) })
export type Identifier = z.infer<typeof Identifier>

/**
 * Everything a version record will commit to, as a person, importer or the command line writes it.
 * `revisionOf`: `current` (the dataset's current version, if there is one), null (none), or a digest.
 */
export const VersionDraft = z.strictObject({
  label: VersionLabel,
  reason: requiredText(4000),
  releaseDate: CalendarDate,
  description: boundedText(50_000).default(''),
  files: z.array(FileEntry).max(1_000_000).default([]),
  recordSets: z.array(RecordSet).max(2000).default([]),
  sources: z.array(Source).max(20_000).default([]),
  licenses: z.array(LicenseStatement).max(500).default([]),
  fileGroups: z.array(FileGroup).max(200).default([]),
  languages: z.array(LanguageTag).max(2000).default([]),
  modalities: z.array(Modality).max(MODALITIES.length).default([]),
  amounts: z.array(Amount).max(100).default([]),
  exclusions: z
    .strictObject({ count: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER), digest: Digest })
    .nullable()
    .default(null),
  derivedFrom: z.array(DerivedFrom).max(10_000).default([]),
  revisionOf: z.literal('current').or(Digest).nullable().default('current'),
  hosts: z.array(HostRevision).max(100).default([]),
  identifiers: z.array(Identifier).max(100).default([]),
  evidence: z.array(Evidence).max(2000).default([]),
})
export type VersionDraft = z.infer<typeof VersionDraft>
export type VersionDraftInput = z.input<typeof VersionDraft>

/** Why a version is withdrawn: a kind from this list, and the words. */
export const WITHDRAWAL_KINDS = [
  'licence',
  'preference',
  'privacy',
  'safety',
  'error',
  'superseded',
  'law',
  'other',
] as const
export const Withdrawal = z.strictObject({
  kind: z.enum(WITHDRAWAL_KINDS),
  reason: requiredText(4000),
  successor: Digest.nullable().default(null),
})
export type Withdrawal = z.infer<typeof Withdrawal>
