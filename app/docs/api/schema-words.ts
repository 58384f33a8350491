import { z } from 'zod'

const Node = z.looseObject({
  $ref: z.string().optional(),
  type: z.string().or(z.array(z.string())).optional(),
  format: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
  additionalProperties: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).default([]),
  description: z.string().default(''),
  default: z.unknown().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxLength: z.number().optional(),
  maxItems: z.number().optional(),
})
type Node = z.infer<typeof Node>

/** A piece of a type in words: text, or the name of a schema to link to. */
export type TypePart = { text: string; schema?: string }

/** One member of an object: its name, its type in words, whether it must be there, and what else is said of it. */
export type Member = { name: string; type: TypePart[]; required: boolean; notes: string }

/** The members of an object's schema, those of nested objects after it as `a.b` and `a[].b`. */
export function membersOf(schema: unknown, prefix = ''): Member[] {
  const { properties = {}, required } = Node.parse(schema)
  return Object.entries(properties).flatMap(([name, raw]) => {
    const node = Node.parse(raw)
    const own = { name: prefix + name, type: typeWords(node), required: required.includes(name), notes: notesOf(node) }
    return [own, ...nested(node, prefix + name)]
  })
}

function nested(node: Node, name: string): Member[] {
  const options = (node.anyOf ?? []).map((option) => Node.parse(option))
  const shown =
    node.properties === undefined ? (options.find(({ properties }) => properties !== undefined) ?? node) : node
  if (shown.properties !== undefined) return membersOf(shown, `${name}.`)
  return shown.items === undefined ? [] : nested(Node.parse(shown.items), `${name}[]`)
}

/** The type of a value in words: `text`, `list of Evidence`, `"open" or "unknown", or null`. */
export function typeWords(raw: unknown): TypePart[] {
  const node = Node.parse(raw)
  if (node.$ref !== undefined) {
    const schema = node.$ref.split('/').at(-1) ?? ''
    return [{ text: schema, schema }]
  }
  if (node.anyOf !== undefined) return joined(node.anyOf.map((option) => typeWords(option)))
  if (node.const !== undefined) return [{ text: JSON.stringify(node.const) }]
  if (node.enum !== undefined) return [{ text: node.enum.map((word) => JSON.stringify(word)).join(', ') }]
  if (node.type === 'array') return [{ text: 'list of ' }, ...typeWords(node.items ?? {})]
  const types = [node.type ?? []].flat()
  return [{ text: node.format ?? (types.map((type) => PLAIN[type] ?? type).join(' or ') || 'any value') }]
}

const PLAIN: Record<string, string> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  object: 'object',
  null: 'null',
}

function joined(options: TypePart[][]): TypePart[] {
  return options.flatMap((option, index) => (index === 0 ? option : [{ text: ' or ' }, ...option]))
}

/** What else a schema says: its description, its default, and the bounds that matter to a writer. */
export function notesOf(raw: unknown): string {
  const node = Node.parse(raw)
  const { minimum, maximum, maxLength, maxItems, description } = node
  const safe = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? undefined : maximum
  const notes = [
    description,
    node.default === undefined || isEmpty(node.default) ? '' : `default ${JSON.stringify(node.default)}`,
    minimum !== undefined && safe !== undefined ? `${count(minimum)} to ${count(safe)}` : '',
    maxLength === undefined ? '' : `at most ${count(maxLength)} characters`,
    maxItems === undefined ? '' : `at most ${count(maxItems)}`,
  ]
  return notes.filter((note) => note !== '').join('; ')
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function count(value: number): string {
  return value.toLocaleString('en')
}
