import { z } from 'zod'
import { Digest } from '../digest.ts'
import { Evidence } from '../evidence.ts'
import { LICENSE_FAMILIES, LICENSE_KINDS, LicenseStatement } from '../license/statement.ts'
import { ROLES, SCOPES } from './access.ts'
import { ARCHIVED, DATASET_STATES, OPT_OUT } from './facets.ts'
import {
  Amount,
  Creator,
  Derivation,
  FileEntry,
  FileGroup,
  HostRevision,
  Identifier,
  Link,
  Modality,
  RecordSet,
  Source,
  VersionStatus,
  Withdrawal,
} from './schema.ts'

// What the registry answers to anyone. Every object is strict, so that a column that is not named here can't leave.

const Name = z.string().describe('org/name')
const Time = z.iso.datetime({ offset: true })
const Page = z.url().describe('The address of its page')
const Count = z.number().int().min(0)

/** The licence that leads: the concluded one if there is one, else the declared one; `NOASSERTION` where neither is settled. */
export const PublicLicense = z.strictObject({
  expression: z.string(),
  kind: z.enum(LICENSE_KINDS),
  family: z.enum(LICENSE_FAMILIES),
})

/** One line of a dataset's versions. `sequence` and `digest` are null for a draft, which only members see. */
/** A version as its page shows it. `files` holds the first 100 by path, `fileCount` tells how many there are. */
export const PublicVersionLine = z.strictObject({
  version: z.string().describe('The label'),
  status: VersionStatus,
  digest: Digest.nullable(),
  sequence: z.number().int().min(1).nullable().describe('The order of publishing within the dataset'),
  url: Page,
  reason: z.string(),
  releaseDate: z.iso.date(),
  publishedAt: Time.nullable(),
  withdrawnAt: Time.nullable(),
  withdrawal: Withdrawal.nullable(),
  fileCount: Count,
  totalBytes: Count.nullable().describe('Null where the size of any file is unknown'),
  license: PublicLicense,
})
export type PublicVersionLine = z.infer<typeof PublicVersionLine>

/** A dataset in the list. `excerpt`: the first 600 characters of its description. */
export const ListedDataset = z.strictObject({
  name: Name,
  title: z.string(),
  url: Page,
  organization: z.strictObject({ slug: z.string(), name: z.string() }),
  excerpt: z.string(),
  modalities: z.array(Modality),
  languages: z.array(z.string()),
  state: z.enum(DATASET_STATES),
  license: PublicLicense.extend({ hasEvidence: z.boolean() }),
  optOut: z.enum(OPT_OUT),
  archived: z.enum(ARCHIVED),
  changedAt: Time,
  current: z
    .strictObject({
      version: z.string(),
      digest: Digest,
      releaseDate: z.iso.date(),
      fileCount: Count,
      totalBytes: Count.nullable(),
      amounts: z.array(Amount),
    })
    .nullable(),
})
export type ListedDataset = z.infer<typeof ListedDataset>

/** A page of the list, with the number of all that fit. */
export const DatasetList = z.strictObject({
  items: z.array(ListedDataset),
  nextCursor: z.string().nullable(),
  total: Count,
})
export type DatasetList = z.infer<typeof DatasetList>

/** A dataset with its versions, newest first. `current`: the label of the published version that is newest, or null. */
export const PublicDataset = z.strictObject({
  name: Name,
  title: z.string(),
  url: Page,
  organization: z.strictObject({ slug: z.string(), name: z.string(), url: z.string().nullable() }),
  description: z.string(),
  modalities: z.array(Modality),
  languages: z.array(z.string()),
  creators: z.array(Creator),
  publisher: z.string(),
  keywords: z.array(z.string()),
  links: z.array(Link),
  licenses: z.array(LicenseStatement),
  citation: z.string(),
  evidence: z.array(Evidence),
  kept: z.record(z.string(), z.unknown()).describe('What importers did not understand, verbatim, by format'),
  state: z.enum(DATASET_STATES),
  createdAt: Time,
  changedAt: Time,
  current: z.string().nullable(),
  versions: z.array(PublicVersionLine),
})
export type PublicDataset = z.infer<typeof PublicDataset>

/** Another version, as an answer names it. What is null is not known here. */
export const RelatedVersion = z.strictObject({
  relation: Derivation.or(z.literal('successor')),
  digest: Digest,
  dataset: Name.nullable(),
  label: z.string().nullable(),
  title: z.string().nullable(),
  status: VersionStatus.nullable(),
})
export type RelatedVersion = z.infer<typeof RelatedVersion>

const standing = {
  dataset: Name,
  label: z.string(),
  title: z.string().describe("The dataset's title"),
  status: VersionStatus,
  url: Page,
  sequence: z.number().int().min(1).nullable(),
  publishedAt: Time.nullable(),
  withdrawnAt: Time.nullable(),
  withdrawal: Withdrawal.nullable(),
  successor: RelatedVersion.nullable().describe('The version that a withdrawal names instead'),
  supersededBy: z
    .strictObject({ label: z.string(), digest: Digest, reason: z.string(), publishedAt: Time.nullable() })
    .nullable()
    .describe('The newest published version, if it is a later one'),
  descendants: z.array(RelatedVersion).describe('At most 200 versions that name this one as their ancestor'),
}

/** A file group with how many files fit its pattern and their bytes, null where one is not known. */
const PublicFileGroup = FileGroup.extend({ fileCount: Count, bytes: Count.nullable() })
export type PublicFileGroup = z.infer<typeof PublicFileGroup>

export const PublicVersion = z.strictObject({
  ...standing,
  digest: Digest.nullable(),
  reason: z.string(),
  releaseDate: z.iso.date(),
  description: z.string(),
  license: PublicLicense,
  licenses: z.array(LicenseStatement),
  sources: z.array(Source),
  fileGroups: z.array(PublicFileGroup),
  files: z.array(FileEntry),
  fileCount: Count,
  totalBytes: Count.nullable(),
  recordSets: z.array(RecordSet),
  languages: z.array(z.string()),
  modalities: z.array(Modality),
  amounts: z.array(Amount),
  exclusions: z.strictObject({ count: Count, digest: Digest }).nullable(),
  hosts: z.array(HostRevision),
  identifiers: z.array(Identifier),
  evidence: z.array(Evidence),
  ancestors: z.array(RelatedVersion),
})
export type PublicVersion = z.infer<typeof PublicVersion>

/** A published version by its digest. `record` is exactly what was digested; the rest was added since. */
export const PinnedVersion = z.strictObject({
  ...standing,
  digest: Digest,
  ni: z.string().describe('The same digest as an RFC 6920 address'),
  record: z.record(z.string(), z.unknown()).describe('The version record: its RFC 8785 form has this digest'),
})
export type PinnedVersion = z.infer<typeof PinnedVersion>

/** Files in the order of their paths; `nextAfter` is the `after` of the next page, or null at the end. */
export const FileList = z.strictObject({ items: z.array(FileEntry), nextAfter: z.string().nullable(), total: Count })

/** An organisation, with how many datasets it has. Who belongs to it is not public. */
export const PublicOrganization = z.strictObject({
  slug: z.string(),
  name: z.string(),
  url: z.string().nullable(),
  description: z.string(),
  datasets: Count,
})
export type PublicOrganization = z.infer<typeof PublicOrganization>

/** Organisations in the order of their slugs; `nextAfter` is the `after` of the next page, or null at the end. */
export const OrganizationList = z.strictObject({
  items: z.array(PublicOrganization),
  nextAfter: z.string().nullable(),
})

/** Who asks: told to nobody but them. `scopes` null: a session in a browser, which may do all that the person may. */
export const Self = z.strictObject({
  name: z.string(),
  isAdministrator: z.boolean(),
  memberships: z.array(z.strictObject({ organization: z.string(), role: z.enum(ROLES) })),
  scopes: z.array(z.enum(SCOPES)).nullable(),
})
export type Self = z.infer<typeof Self>

/** One of the asking person's API tokens. The secret is not kept; `hint` is how it begins. */
export const OwnToken = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  hint: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  createdAt: Time,
  expiresAt: Time,
  lastUsedAt: Time.nullable(),
})
export type OwnToken = z.infer<typeof OwnToken>

/** The API tokens of the asking person that were not revoked, newest first. */
export const TokenList = z.strictObject({ items: z.array(OwnToken) })

/** A token that was just issued: the only time that its secret is told. */
export const IssuedToken = z.strictObject({ id: z.uuid(), secret: z.string(), expiresAt: Time })

/** Something that happened, to what (`org/name`, a digest, an organisation's slug). Who did it is not told. */
export const PublicEvent = z.strictObject({
  id: z.number().int().min(1),
  at: Time,
  kind: z.string(),
  subject: z.string(),
  facts: z.record(z.string(), z.unknown()),
})
export type PublicEvent = z.infer<typeof PublicEvent>

/** Events in the order in which they became certain. `nextAfter`: the `after` with which to ask on, also at the end. */
export const EventList = z.strictObject({ items: z.array(PublicEvent), nextAfter: z.number().int().min(0) })
