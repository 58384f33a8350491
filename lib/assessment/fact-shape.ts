import { z } from 'zod'
import { type FactKey, valueForm } from './facts/groups.ts'

/**
 * What one member of a group's value is, read from the group's own form. `text` may be `long`; `words` is a list of texts, `choices` some
 * of a list; `rows` are repeated; `parts` is an object, `maybe` where it may be null, `each` the same parts under fixed names.
 */
export type Shape =
  | { kind: 'text'; long: boolean }
  | { kind: 'address' | 'date' | 'digest' | 'number' | 'words' }
  | { kind: 'flag'; open: boolean }
  | { kind: 'choice' | 'choices'; options: readonly string[] }
  | { kind: 'rows'; of: readonly Member[] }
  | { kind: 'parts'; of: readonly Member[]; maybe: boolean }
  | { kind: 'each'; names: readonly string[]; of: readonly Member[] }

/** A member by its name. `optional`: it may be left out, or be null. */
export type Member = { name: string; optional: boolean; shape: Shape }

/** The members of a group's value, in the order of its form. A form that this can't tell is a bug of its author. */
export function shapeOf(key: FactKey): readonly Member[] {
  const known = SHAPES.get(key)
  if (known !== undefined) return known
  const members = membersOf(Node.parse(z.toJSONSchema(valueForm(key), { io: 'output' })))
  SHAPES.set(key, members)
  return members
}

const SHAPES = new Map<FactKey, readonly Member[]>()

/** The members of JSON Schema that the forms of the groups come to. */
type Node = {
  type?: string | string[] | undefined
  format?: string | undefined
  pattern?: string | undefined
  enum?: string[] | undefined
  maxLength?: number | undefined
  properties?: Record<string, Node> | undefined
  items?: Node | undefined
  anyOf?: Node[] | undefined
  propertyNames?: Node | undefined
  additionalProperties?: boolean | Node | undefined
  default?: unknown
}
const Node: z.ZodType<Node> = z.object({
  type: z.string().or(z.array(z.string())).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  enum: z.array(z.string()).optional(),
  maxLength: z.number().optional(),
  properties: z
    .record(
      z.string(),
      z.lazy(() => Node),
    )
    .optional(),
  items: z.lazy(() => Node).optional(),
  anyOf: z.array(z.lazy(() => Node)).optional(),
  propertyNames: z.lazy(() => Node).optional(),
  additionalProperties: z.union([z.boolean(), z.lazy(() => Node)]).optional(),
  default: z.unknown().optional(),
})

/** From this length on a text is written in several lines. */
const LONG = 1000

function membersOf({ properties = {} }: Node): Member[] {
  return Object.entries(properties).map(([name, node]) => ({
    name,
    optional: node.default !== undefined,
    shape: flagged(shapeOfNode(node, name), node),
  }))
}

/** Only a flag that is false where nothing is said can be a tick box. */
function flagged(shape: Shape, node: Node): Shape {
  return shape.kind === 'flag' ? { ...shape, open: node.default !== false } : shape
}

function shapeOfNode(node: Node, name: string): Shape {
  const bare = node.anyOf?.find(({ type }) => type !== 'null')
  if (bare !== undefined) {
    const shape = shapeOfNode(bare, name)
    return shape.kind === 'parts' ? { ...shape, maybe: true } : shape
  }
  const type = [node.type].flat().find((one) => one !== 'null')
  if (type === 'object') return objectShape(node, name)
  if (type === 'array') return listShape(node.items ?? {}, name)
  if (type === 'boolean') return { kind: 'flag', open: true }
  if (type === 'number' || type === 'integer') return { kind: 'number' }
  if (type === 'string') return textShape(node)
  throw new Error(`The form of "${name}" is none that can be asked for.`)
}

function objectShape(node: Node, name: string): Shape {
  const each = node.additionalProperties
  if (typeof each === 'object') return { kind: 'each', names: node.propertyNames?.enum ?? [], of: membersOf(each) }
  if (node.properties === undefined) throw new Error(`The form of "${name}" has no members.`)
  return { kind: 'parts', of: membersOf(node), maybe: false }
}

function listShape(items: Node, name: string): Shape {
  if (items.type === 'object') return { kind: 'rows', of: membersOf(items) }
  if (items.type !== 'string') throw new Error(`The form of "${name}" is none that can be asked for.`)
  return items.enum === undefined ? { kind: 'words' } : { kind: 'choices', options: items.enum }
}

function textShape(node: Node): Shape {
  if (node.enum !== undefined) return { kind: 'choice', options: node.enum }
  if (node.format === 'uri') return { kind: 'address' }
  if (node.format === 'date') return { kind: 'date' }
  if (node.pattern?.startsWith('^sha256:') === true) return { kind: 'digest' }
  return { kind: 'text', long: (node.maxLength ?? 0) >= LONG }
}
