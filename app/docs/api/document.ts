import { z } from 'zod'
import { openApiDocument } from '#app/api/v1/_contract/openapi.ts'

const Schema = z.record(z.string(), z.unknown())
const Content = z.record(z.string(), z.object({ schema: Schema.optional() }))

const Described = z.object({
  operationId: z.string(),
  summary: z.string(),
  description: z.string().default(''),
  tags: z.tuple([z.string()]),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.enum(['path', 'query', 'header']),
        required: z.boolean(),
        description: z.string().default(''),
        schema: Schema,
      }),
    )
    .default([]),
  requestBody: z.object({ required: z.boolean(), description: z.string(), content: Content }).nullable().default(null),
  responses: z.record(z.string(), z.object({ description: z.string(), content: Content.default({}) })),
  security: z.array(z.record(z.string(), z.array(z.string()))),
})

const Document = z.object({
  tags: z.array(z.object({ name: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), Described)),
  components: z.object({ schemas: z.record(z.string(), Schema) }),
})

/** One operation as the page shows it, read out of the OpenAPI document. */
export type DescribedOperation = z.infer<typeof Described> & { method: string; path: string }

/** The OpenAPI document as the page needs it: operations by group, and the named schemas. */
export function readDocument(site: string): {
  groups: { name: string; operations: DescribedOperation[] }[]
  schemas: [name: string, schema: z.infer<typeof Schema>][]
} {
  const { tags, paths, components } = Document.parse(openApiDocument(site))
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ ...described, method: method.toUpperCase(), path })),
  )
  return {
    groups: tags.map(({ name }) => ({ name, operations: operations.filter(({ tags: [tag] }) => tag === name) })),
    schemas: Object.entries(components.schemas).sort(([a], [b]) => (a < b ? -1 : 1)),
  }
}
