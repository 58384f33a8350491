import { z } from 'zod'
import { CITATION_TEXT_MAX } from '#lib/citation/read.ts'
import { EventList } from '#lib/dataset/public.ts'
import { Slug } from '#lib/dataset/schema.ts'
import { IMPORT_FORMATS, IMPORT_MAX_BYTES } from '#lib/interchange/import.ts'
import { bytesBody, jsonBody, NO_BODY } from './body.ts'
import { ImportAnswer } from './import-answer.ts'
import { operation } from './operation.ts'
import { NOTHING } from './parameters.ts'
import { VerifyAnswer } from './verify-answer.ts'

const group = 'Import, verify, follow'

const Flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((word) => word === 'true')

export const importOperation = operation({
  id: 'importDocument',
  method: 'POST',
  path: '/imports',
  group,
  summary: 'Import a document',
  details:
    'The body is the file: Croissant, a Hugging Face card or API answer, Data Provenance Initiative summaries, or DataCite records as JSON or XML. With `dryRun=true` nothing is stored and no account is needed: the answer tells what was understood. The same document imported again changes nothing.',
  params: NOTHING,
  query: z.strictObject({
    format: z.enum(['auto', ...IMPORT_FORMATS]).default('auto'),
    organization: Slug.optional().describe('Into which organisation; needed unless it is a dry run'),
    publish: Flag.describe('Publish each version at once rather than leave it as a draft'),
    dryRun: Flag,
    fileName: z.string().max(500).default('').describe('The name of the file, which helps to tell its format'),
  }),
  body: bytesBody(IMPORT_MAX_BYTES),
  answers: [{ status: 200, describe: 'What was understood and what became of it', schema: ImportAnswer }],
  account: 'optional',
  writes: true,
})

export const verifyOperation = operation({
  id: 'verifyCitations',
  method: 'POST',
  path: '/verify',
  group,
  summary: 'Verify citations',
  details:
    'A digest, an address, `org/name@label`, BibTeX, biblatex, RIS, CSL-JSON, CFF or a reference list. Nothing is stored.',
  params: NOTHING,
  query: NOTHING,
  body: jsonBody(
    z.strictObject({
      citations: z.string().min(1, 'Name at least one citation.').max(CITATION_TEXT_MAX, 'At most 2 MiB of text.'),
    }),
    'citations',
    4 * 1024 * 1024,
  ),
  answers: [{ status: 200, describe: 'A verdict on each citation, with its reason', schema: VerifyAnswer }],
  account: 'none',
  writes: false,
})

export const listEventsOperation = operation({
  id: 'listEvents',
  method: 'GET',
  path: '/events',
  group,
  summary: 'Follow what happens',
  details:
    'What was registered, amended, published and withdrawn, in the order in which it became certain: asking on with `nextAfter` misses nothing. Who did it is not told.',
  params: NOTHING,
  query: z.object({
    after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0).describe('0: from the beginning'),
    limit: z.coerce.number().int().min(1).max(1000).default(100),
  }),
  body: NO_BODY,
  answers: [{ status: 200, describe: 'A page of events', schema: EventList }],
  account: 'none',
  writes: false,
})

export const readOpenApiOperation = operation({
  id: 'readOpenApi',
  method: 'GET',
  path: '/openapi.json',
  group,
  summary: 'Read this description',
  params: NOTHING,
  query: NOTHING,
  body: NO_BODY,
  answers: [{ status: 200, describe: 'The OpenAPI 3.1 document', mediaTypes: ['application/json'] }],
  account: 'none',
  writes: false,
})

export const REGISTRY_OPERATIONS = [
  importOperation,
  verifyOperation,
  listEventsOperation,
  readOpenApiOperation,
] as const
