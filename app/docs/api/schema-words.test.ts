import { expect, test } from '@playwright/test'
import { readDocument } from './document.ts'
import { membersOf, notesOf, typeWords } from './schema-words.ts'

const textOf = (schema: unknown) =>
  typeWords(schema)
    .map(({ text }) => text)
    .join('')

for (const [schema, words] of [
  [{ type: 'string' }, 'text'],
  [{ type: 'string', format: 'date' }, 'date'],
  [{ type: ['string', 'null'] }, 'text or null'],
  [{ anyOf: [{ type: 'integer' }, { type: 'null' }] }, 'whole number or null'],
  [{ enum: ['a', 'b'] }, '"a", "b"'],
  [{ const: 'x' }, '"x"'],
  [{ type: 'array', items: { $ref: '#/components/schemas/Source' } }, 'list of Source'],
  [{}, 'any value'],
] as const)
  test(`${JSON.stringify(schema)} is put in words as ${words}`, () => expect(textOf(schema)).toBe(words))

test('the members of nested objects are named by their path', () => {
  const side = { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] }
  const schema = {
    properties: { one: side, many: { type: 'array', items: side }, maybe: { anyOf: [side, { type: 'null' }] } },
  }
  const names = membersOf(schema).map(({ name, required }) => `${name}${required ? '!' : ''}`)
  expect(names).toEqual(['one', 'one.a!', 'many', 'many[].a!', 'maybe', 'maybe.a!'])
})

test('notes tell the default and the bounds that matter to a writer', () => {
  expect(notesOf({ default: 25, minimum: 1, maximum: 100 })).toBe('default 25; 1 to 100')
  expect(notesOf({ default: '', minimum: 0, maximum: Number.MAX_SAFE_INTEGER })).toBe('')
})

test('every operation and every object of the document can be shown', () => {
  const { groups, schemas } = readDocument('https://colophon.example')
  expect(groups.flatMap(({ operations }) => operations).length).toBeGreaterThan(20)
  for (const [name, schema] of schemas) expect(membersOf(schema).length, name).toBeGreaterThan(0)
  const linked = schemas.flatMap(([, schema]) =>
    membersOf(schema).flatMap(({ type }) => type.flatMap((part) => part.schema ?? [])),
  )
  for (const name of linked) expect(schemas.map(([known]) => known)).toContain(name)
})
