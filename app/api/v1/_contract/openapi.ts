import { componentSchemas, type JsonSchema, jsonSchemaOf } from './components.ts'
import { parametersOf } from './openapi-parameters.ts'
import type { AnswerContract, Operation } from './operation.ts'
import { OPERATIONS } from './operations.ts'

const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }

/** The OpenAPI 3.1 document of the whole API, printed from the operations that the handlers run by. */
export function openApiDocument(site: string): JsonSchema {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Colophon',
      version: '1',
      summary: 'What an open dataset is made of, for each exact version.',
      description: `How to use it, with examples: ${site}/docs/api`,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: `${site}/api/v1` }],
    tags: [...new Set(OPERATIONS.map(({ group }) => group))].map((name) => ({ name })),
    paths: pathsOf(OPERATIONS),
    components: {
      schemas: componentSchemas(),
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'An API token, made under Settings' } },
    },
  }
}

function pathsOf(operations: readonly Operation[]): Record<string, JsonSchema> {
  const paths: Record<string, JsonSchema> = {}
  for (const operation of operations)
    paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: entryOf(operation) }
  return paths
}

function entryOf(operation: Operation): JsonSchema {
  const { id, summary, details, group, account } = operation
  const parameters = parametersOf(operation)
  const body = bodyOf(operation)
  return {
    operationId: id,
    summary,
    ...(details !== undefined && { description: details }),
    tags: [group],
    ...(parameters.length > 0 && { parameters }),
    ...(body !== null && { requestBody: body }),
    responses: responsesOf(operation),
    security: account === 'none' ? [] : account === 'optional' ? [{}, { token: [] }] : [{ token: [] }],
  }
}

function bodyOf({ body }: Operation): JsonSchema | null {
  if (body.kind === 'none') return null
  const bound = `At most ${body.maxBytes.toLocaleString('en')} bytes, inflated`
  const description = body.kind === 'stream' ? `${bound}, unless the registry is set otherwise.` : `${bound}.`
  if (body.schema === null) return { required: body.required, description, content: { 'application/octet-stream': {} } }
  const schema = jsonSchemaOf(body.schema, 'input')
  return { required: body.required, description, content: { 'application/json': { schema } } }
}

function responsesOf(operation: Operation): Record<string, JsonSchema> {
  const told = operation.answers.map((answer) => [String(answer.status), responseOf(answer)])
  const refused = refusalsOf(operation).map(([status, description]) => [
    status,
    { description, ...(status !== '304' && { content: PROBLEM }) },
  ])
  return { ...Object.fromEntries(refused), ...Object.fromEntries(told) }
}

function responseOf({ status, describe: description, schema, mediaTypes = [] }: AnswerContract): JsonSchema {
  if (status >= 400) return { description, content: PROBLEM }
  const json = schema === undefined ? [] : [['application/json', { schema: jsonSchemaOf(schema, 'output') }]]
  const content = Object.fromEntries([...json, ...mediaTypes.map((mediaType) => [mediaType, {}])])
  return { description, ...(Object.keys(content).length > 0 && { content }) }
}

/** What any operation of this kind can be refused for. */
function refusalsOf({ method, path, account, writes, body, answers }: Operation): [string, string][] {
  const isNamed = path.includes('{')
  const all: [string, string, boolean][] = [
    ['304', 'Not changed since the answer with the tag in If-None-Match', method === 'GET'],
    ['400', 'The request is not well formed', true],
    ['401', 'An account is needed, or the API token is not good', account !== 'none'],
    ['403', 'This account, or this token, may not do it', writes],
    ['404', 'There is no such thing here', isNamed || writes],
    ['409', 'In conflict with what is there', writes],
    ['412', 'It was changed since it was read', method === 'PUT' || method === 'PATCH'],
    ['413', 'The body is too large', body.kind !== 'none'],
    ['415', 'The body is of a media type that is not read here', body.kind !== 'none'],
    ['422', 'The content has faults; each is named', true],
    ['429', 'Too many requests; Retry-After says when to ask again', true],
  ]
  const own = new Set(answers.map(({ status }) => String(status)))
  return all.flatMap(([status, words, applies]) => (applies && !own.has(status) ? [[status, words]] : []))
}
