import type { FileEntry, RecordSet } from '../dataset/schema.ts'
import { CR, isDataType, SC } from './croissant-vocabulary.ts'

/** The names that a document's nodes have: each once, without white space (rules 2 and 7). */
export class NodeNames {
  private readonly taken = new Set<string>()

  /** The wanted name, or the nearest one that is free. */
  take(wanted: string): string {
    const plain = wanted.replace(/\s+|%20/g, '-') || 'node'
    let name = plain
    for (let number = 2; this.taken.has(name); number += 1) name = `${plain}-${number}`
    this.taken.add(name)
    return name
  }
}

/**
 * A file as a node. Without a digest it can't be a FileObject, which has to carry one: it is written as a FileSet of
 * exactly its path, so that nothing is claimed of its bytes.
 */
export function fileNode(file: FileEntry, names: NodeNames): Record<string, unknown> {
  const common = {
    '@id': names.take(file.path),
    name: file.path,
    encodingFormat: file.mediaType || 'application/octet-stream',
  }
  const size = file.bytes === null ? {} : { contentSize: `${file.bytes} B` }
  if (file.sha256 === null)
    return {
      '@type': 'cr:FileSet',
      ...common,
      includes: file.path,
      ...size,
      ...(file.url === null ? {} : { url: file.url }),
    }
  const contentUrl = file.url ?? file.path.split('/').map(encodeURIComponent).join('/')
  return { '@type': 'cr:FileObject', ...common, contentUrl, ...size, sha256: file.sha256 }
}

/**
 * A record set as a node. Its fields need a source: they are written where the file with the records is among the files,
 * otherwise count and columns stand in the description.
 */
export function recordSetNode(
  set: RecordSet,
  files: readonly { id: string; sha256: string | null }[],
  names: NodeNames,
): Record<string, unknown> {
  const id = names.take(set.name || 'records')
  const source = files.find(({ sha256 }) => sha256 !== null && sha256 === set.manifest)
  const node = { '@type': 'cr:RecordSet', '@id': id, name: set.name || 'records', description: wordsFor(set) }
  if (source === undefined) return node
  const field = set.columns.map(({ name, type }) => ({
    '@type': 'cr:Field',
    '@id': names.take(`${id}/${name}`),
    name,
    dataType: dataTypeOf(type),
    source: { fileObject: { '@id': source.id }, extract: { column: name } },
  }))
  return { ...node, field }
}

function wordsFor({ count, setDigest, columns }: RecordSet): string {
  const parts = [
    count === null ? '' : `${count.toLocaleString('en')} records.`,
    setDigest === null ? '' : `Set digest ${setDigest}.`,
    columns.length === 0
      ? ''
      : `Columns: ${columns.map(({ name, type }) => (type === '' ? name : `${name} (${type})`)).join(', ')}.`,
  ]
  return parts.filter((part) => part !== '').join(' ') || 'Records.'
}

const PLAIN_TYPES: readonly [RegExp, string][] = [
  [/^bool/i, 'sc:Boolean'],
  [/^u?int(?:8|16|32|64)$/i, 'sc:Integer'],
  [/^(?:big|small|tiny|huge)?int(?:eger)?$/i, 'sc:Integer'],
  [/^(?:float|double|decimal|real)/i, 'sc:Float'],
  [/^timestamp|^datetime/i, 'sc:DateTime'],
  [/^date$/i, 'sc:Date'],
]

function dataTypeOf(type: string): string {
  const [first = ''] = type.split(' ')
  if (isDataType(first.replace(/^sc:/, SC).replace(/^cr:/, CR), '1.1')) return first
  return PLAIN_TYPES.find(([pattern]) => pattern.test(first))?.[1] ?? 'sc:Text'
}
