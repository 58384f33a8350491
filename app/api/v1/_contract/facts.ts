import { z } from 'zod'
import { FactKey } from '#lib/assessment/facts/groups.ts'
import { FactsDocument, FactsInput } from '#lib/assessment/facts-document.ts'
import { FactsTemplate } from '#lib/assessment/facts-template.ts'
import { Digest } from '#lib/digest.ts'
import { jsonBody, NO_BODY } from './body.ts'
import { operation } from './operation.ts'
import { DigestParams, NOTHING } from './parameters.ts'

const group = 'Facts'

const FactsQuery = z.object({
  format: z
    .enum(['json', 'template'])
    .default('json')
    .describe('`template`: an empty document to fill in, with each question, its help and an example'),
  history: z.literal('all').optional().describe('`all`: everything that was ever recorded comes too, oldest first'),
})

export const readFactsOperation = operation({
  id: 'readFacts',
  method: 'GET',
  path: '/versions/{digest}/facts',
  group,
  summary: 'Read what people recorded of a version',
  details:
    'Of each group the newest value with its evidence, who recorded it and when, and the groups that nobody recorded. What a score is made from besides is derived by the registry and stands in the export of the score. The answer can be sent back as it is.',
  params: DigestParams,
  query: FactsQuery,
  body: NO_BODY,
  answers: [
    {
      status: 200,
      describe: 'The facts, or with `format=template` an empty document',
      schema: FactsDocument.or(FactsTemplate),
    },
  ],
  account: 'none',
  writes: false,
})

const MAX_BYTES = 16 * 1024 * 1024

export const recordFactsOperation = operation({
  id: 'recordFacts',
  method: 'POST',
  path: '/versions/{digest}/facts',
  group,
  summary: 'Record facts about a version',
  details:
    'Groups that are named are recorded, all or none; those that are not named stay. A value that is null takes a group back. What was recorded before stays as history. No score changes by it before the version is assessed again. The form of each group is in the OpenAPI document, and `format=template` of the reading has an example of each. Faults are told each with its place, such as /facts/processing/value/steps/0/name.',
  params: DigestParams,
  query: NOTHING,
  body: jsonBody(FactsInput, 'document of facts', MAX_BYTES),
  answers: [
    {
      status: 200,
      describe: 'Recorded: the groups whose value or evidence is another one than before',
      schema: z.strictObject({ version: Digest, written: z.array(FactKey) }),
    },
  ],
  account: 'register',
  writes: true,
})

export const FACT_OPERATIONS = [readFactsOperation, recordFactsOperation] as const
