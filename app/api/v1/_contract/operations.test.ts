import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { openApiDocument } from './openapi.ts'
import { METHODS } from './operation.ts'
import { OPERATIONS } from './operations.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Every route file below /api/v1 as the path it answers and the methods it carries out. */
function routes(): { path: string; methods: string[]; text: string }[] {
  return readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('route.ts') && !file.startsWith('[...rest]'))
    .map((file) => {
      const text = readFileSync(`${ROOT}${file}`, 'utf8')
      const path = `/${file.replace(/\/route\.ts$/, '').replace(/\[(?:\.\.\.)?([a-z]+)\]/g, '{$1}')}`
      return { path, text, methods: METHODS.filter((method) => text.includes(`export const ${method} = api(`)) }
    })
}

test('every route is in the table of operations, and the other way round', () => {
  const inFiles = routes().flatMap(({ path, methods }) => methods.map((method) => `${method} ${path}`))
  const inTable = OPERATIONS.map(({ method, path }) => `${method} ${path}`)
  expect(inFiles.sort()).toEqual(inTable.sort())
})

test('every route answers every method: what it does not carry out it refuses in words', () => {
  for (const { path, methods, text } of routes())
    for (const method of [...METHODS.filter((one) => !methods.includes(one)), 'OPTIONS'])
      expect(text, `${path} has no ${method}`).toMatch(new RegExp(`(?:refuseMethod|describeMethods) as ${method}\\b`))
})

test('operations have names of their own, and paths name their parameters', () => {
  expect(new Set(OPERATIONS.map(({ id }) => id)).size).toBe(OPERATIONS.length)
  const document = Document.parse(openApiDocument('https://colophon.example'))
  for (const { path, method } of OPERATIONS) {
    const named = [...path.matchAll(/\{([a-z]+)\}/g)].map(([, name]) => name)
    const described = document.paths[path]?.[method.toLowerCase()]?.parameters ?? []
    expect(
      described
        .filter((one) => one.in === 'path')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(named.sort())
  }
})

const Document = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        parameters: z.array(z.object({ name: z.string(), in: z.string() })).default([]),
        responses: z.record(z.string(), z.object({ description: z.string() })),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
})

test('the OpenAPI document refers only to schemas that it holds', () => {
  const text = JSON.stringify(openApiDocument('https://colophon.example'))
  const { components } = Document.parse(JSON.parse(text))
  const named = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name = '']) => name)
  expect(named.length).toBeGreaterThan(50)
  for (const name of new Set(named)) expect(Object.keys(components.schemas)).toContain(name)
  expect(text).not.toContain('$defs')
})

test('what may be left out of a body is not required in its schema, and what always comes back is', () => {
  const schemas = z.record(z.string(), z.object({ required: z.array(z.string()).default([]) }).loose())
  const { components } = Document.parse(openApiDocument('https://colophon.example'))
  const found = schemas.parse(components.schemas)
  expect(found.DatasetDraft?.required).toEqual(['organization', 'name', 'title'])
  expect(found.EvidenceDraft?.required).toEqual(['source', 'retrievedAt'])
  expect(found.Evidence?.required).toContain('locator')
})
