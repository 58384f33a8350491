import { z } from 'zod'
import { type JsonSchema, jsonSchemaOf } from './components.ts'
import type { Operation } from './operation.ts'

/** One parameter of an operation, as OpenAPI names it. */
export type Parameter = {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description?: string
  schema: JsonSchema
}

const Members = z.object({ properties: z.record(z.string(), z.record(z.string(), z.unknown())).default({}) })

/** The parameters of the path, of the query, and the headers that operations of this kind heed. */
export function parametersOf(operation: Operation): Parameter[] {
  return [...ofPath(operation), ...ofQuery(operation), ...ofHeaders(operation)]
}

function ofPath({ params }: Operation): Parameter[] {
  return membersOf(params).map(([name, schema]) => {
    // the rest of the path: its parts are one text to whoever writes it
    const isRest = schema.type === 'array'
    return parameter(name, 'path', true, isRest ? { type: 'string', description: 'May hold "/"' } : schema)
  })
}

function ofQuery({ query }: Operation): Parameter[] {
  const empty = query.safeParse({})
  const required = new Set(empty.success ? [] : empty.error.issues.map(({ path }) => String(path[0])))
  return membersOf(query).map(([name, schema]) => parameter(name, 'query', required.has(name), schema))
}

function ofHeaders({ method, writes, body }: Operation): Parameter[] {
  const text = { type: 'string' }
  return [
    ...(writes && body.kind !== 'stream'
      ? [parameter('Idempotency-Key', 'header', false, { ...text, maxLength: 255, description: KEY })]
      : []),
    ...(method === 'PUT' || method === 'PATCH'
      ? [parameter('If-Match', 'header', false, { ...text, description: 'The ETag of what you read' })]
      : []),
    ...(method === 'GET'
      ? [parameter('If-None-Match', 'header', false, { ...text, description: 'The ETag of what you have' })]
      : []),
  ]
}

const KEY = 'A text of your own. The same request under the same key is carried out once, within a day.'

function parameter(name: string, place: Parameter['in'], required: boolean, schema: JsonSchema): Parameter {
  const { description, ...rest } = schema
  return { name, in: place, required, ...(typeof description === 'string' && { description }), schema: rest }
}

function membersOf(schema: z.ZodType): [string, JsonSchema][] {
  return Object.entries(Members.parse(jsonSchemaOf(schema, 'input')).properties)
}
