import { z } from 'zod'
import { parseArk, parseDoi, parseSwhid } from '../citation/identifier.ts'
import { FilePath } from '../dataset/schema.ts'
import { Sha256Hex } from '../digest.ts'
import { boundedText, CalendarDate, Evidence, requiredText, WebAddress } from '../evidence.ts'

/** What kind of place keeps a copy. `own`: storage of the publisher. */
export const COPY_HOSTS = [
  'hugging-face',
  'zenodo',
  'internet-archive',
  'software-heritage',
  'institutional',
  's3',
  'ipfs',
  'own',
  'other',
] as const
export const CopyHost = z.enum(COPY_HOSTS)
export type CopyHost = z.infer<typeof CopyHost>

/** Whether the custodian has undertaken to preserve what it keeps. `unknown`: nobody has read it anywhere. */
export const MANDATES = ['yes', 'no', 'unknown'] as const
export type Mandate = (typeof MANDATES)[number]

/** A copy of everything in the version (a folder, a landing page or one package), or of one of its files. */
export const COPY_COVERS = ['version', 'file'] as const
export type CopyCovers = (typeof COPY_COVERS)[number]

/** The schemes of the identifiers under which an archive keeps a copy, each with how it is read. */
export const COPY_SCHEMES = ['doi', 'swhid', 'ark'] as const
const PARSERS = { doi: parseDoi, swhid: parseSwhid, ark: parseArk } as const
const FORMS = {
  doi: 'A DOI like 10.5281/zenodo.6615455.',
  swhid: 'A SWHID like swh:1:dir: and 40 hex digits.',
  ark: 'An ARK like ark:12148/btv1b8449691v.',
} as const

/** An identifier of a copy in its bare form. What is no such identifier by its scheme's syntax is refused; nothing is resolved. */
export const CopyIdentifier = z
  .strictObject({ scheme: z.enum(COPY_SCHEMES), value: requiredText(2000) })
  .transform(({ scheme, value }, context) => {
    const bare = PARSERS[scheme](value)
    if (bare === null) context.addIssue({ code: 'custom', path: ['value'], message: FORMS[scheme] })
    return { scheme, value: bare ?? value }
  })
export type CopyIdentifier = z.infer<typeof CopyIdentifier>

/**
 * A copy of a published version elsewhere, as a person records it. `url`: where its bytes are had, or where the archive describes it. `path`: which file
 * it is, when it covers one. `bytes` and `sha256`: what one download of `url` must be; of a file they are taken from the version where they are left out,
 * of a whole version they are those of its one package. `place`: country or region, as far as known. `evidence` about `/mandate` bears out the mandate.
 */
export const ArchiveCopyDraft = z
  .strictObject({
    host: CopyHost,
    url: WebAddress,
    custodian: requiredText(300),
    mandate: z.enum(MANDATES).default('unknown'),
    covers: z.enum(COPY_COVERS).default('version'),
    path: FilePath.nullable().default(null),
    bytes: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable().default(null),
    sha256: Sha256Hex.nullable().default(null),
    identifiers: z.array(CopyIdentifier).max(20).default([]),
    place: boundedText(100).default(''),
    depositedOn: CalendarDate.nullable().default(null),
    note: boundedText(4000).default(''),
    evidence: z.array(Evidence).max(20).default([]),
  })
  .refine(({ covers, path }) => (covers === 'file') === (path !== null), {
    path: ['path'],
    message: 'A copy of one file names its path in the version; a copy of the whole version names none.',
  })
  .refine(({ mandate, evidence }) => mandate === 'unknown' || evidence.some(({ about }) => about === '/mandate'), {
    path: ['evidence'],
    message:
      'Whether the custodian has a mandate needs evidence about /mandate: where that can be read. Else leave it unknown.',
  })
export type ArchiveCopyDraft = z.infer<typeof ArchiveCopyDraft>
export type ArchiveCopyDraftInput = z.input<typeof ArchiveCopyDraft>

/** Why a copy is no longer counted on. */
export const RETIREMENT_KINDS = ['removed', 'moved', 'damaged', 'recorded-in-error', 'rights', 'other'] as const
export const CopyRetirement = z.strictObject({ kind: z.enum(RETIREMENT_KINDS), reason: requiredText(4000) })
export type CopyRetirement = z.infer<typeof CopyRetirement>

/** Hosts of which all copies have one custodian, however its name is written. */
const ONE_CUSTODIAN: readonly CopyHost[] = ['hugging-face', 'zenodo', 'internet-archive', 'software-heritage']

/**
 * Two copies are independent where these keys differ: all copies at one of the great hosts have the host's key, others that of the custodian's name
 * without regard to case, spaces and full stops (ours).
 */
export function custodianKey({ host, custodian }: Pick<ArchiveCopyDraft, 'host' | 'custodian'>): string {
  if (ONE_CUSTODIAN.includes(host)) return host
  return custodian
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s.]+/g, ' ')
    .trim()
}
