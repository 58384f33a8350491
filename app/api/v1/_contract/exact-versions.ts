import { z } from 'zod'
import { CITATION_FORMAT_IDS, CITATION_FORMATS } from '#lib/citation/formats.ts'
import { PinnedVersion } from '#lib/dataset/public.ts'
import { FilePath } from '#lib/dataset/schema.ts'
import { EXPORT_FORMATS } from '#lib/interchange/exports.ts'
import { NO_BODY } from './body.ts'
import { VERSION_MEDIA_TYPES } from './media-types.ts'
import { operation } from './operation.ts'
import { DigestParams, NOTHING } from './parameters.ts'

const group = 'Exact versions'

export const readExactVersionOperation = operation({
  id: 'readExactVersion',
  method: 'GET',
  path: '/versions/{digest}',
  group,
  summary: 'Read a version by its digest',
  details:
    '`record` is exactly what was digested. With `Accept: application/vnd.colophon.record+json` the answer is the canonical bytes themselves, whose sha256 is the digest; they never change and may be kept for ever.',
  params: DigestParams,
  query: NOTHING,
  body: NO_BODY,
  answers: [
    { status: 200, describe: 'The version', schema: PinnedVersion, mediaTypes: VERSION_MEDIA_TYPES },
    { status: 406, describe: 'None of the media types in Accept is one of these' },
  ],
  account: 'none',
  writes: false,
})

export const citeVersionOperation = operation({
  id: 'citeVersion',
  method: 'GET',
  path: '/versions/{digest}/citation',
  group,
  summary: 'Cite a version',
  details: 'Every format carries the label and the whole digest.',
  params: DigestParams,
  query: z.object({ format: z.enum(CITATION_FORMAT_IDS).default('bibtex') }),
  body: NO_BODY,
  answers: [{ status: 200, describe: 'The citation', mediaTypes: CITATION_FORMATS.map(({ mediaType }) => mediaType) }],
  account: 'none',
  writes: false,
})

export const readFileOperation = operation({
  id: 'readFile',
  method: 'GET',
  path: '/versions/{digest}/files/{path}',
  group,
  summary: 'Download a file of a version',
  details:
    'Where the registry holds its bytes; `Repr-Digest` is their sha256 (RFC 9530). Else 404, with the address at which the version says that the file is.',
  params: DigestParams.extend({
    path: z
      .array(z.string())
      .transform((parts) => parts.join('/'))
      .pipe(FilePath),
  }),
  query: NOTHING,
  body: NO_BODY,
  answers: [
    { status: 200, describe: 'The bytes of the file', mediaTypes: ['application/octet-stream'] },
    { status: 410, describe: 'The version is withdrawn' },
  ],
  account: 'none',
  writes: false,
})

export const exportVersionOperation = operation({
  id: 'exportVersion',
  method: 'GET',
  path: '/versions/{digest}/export/{format}',
  group,
  summary: 'Export a version',
  details: `Formats: ${EXPORT_FORMATS.map(({ id, label }) => `\`${id}\` (${label})`).join(', ')}.`,
  params: DigestParams.extend({ format: z.enum(EXPORT_FORMATS.map(({ id }) => id)) }),
  query: NOTHING,
  body: NO_BODY,
  answers: [{ status: 200, describe: 'The document', mediaTypes: EXPORT_FORMATS.map(({ mediaType }) => mediaType) }],
  account: 'none',
  writes: false,
})

export const EXACT_VERSION_OPERATIONS = [
  readExactVersionOperation,
  citeVersionOperation,
  exportVersionOperation,
  readFileOperation,
] as const
