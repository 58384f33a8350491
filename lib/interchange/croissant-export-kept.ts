import { canonicalJson } from '../canonical-json.ts'
import type { DatasetDraft, FileEntry } from '../dataset/schema.ts'
import { READ_IN_PART } from './croissant-kept.ts'
import { sha256In } from './draft-files.ts'
import { listOf, recordOf, textOf, textsOf } from './lenient.ts'

/** What an earlier import kept verbatim of a Croissant document; empty if the dataset came otherwise. */
export type KeptCroissant = { members: Record<string, unknown>; terms: Record<string, unknown> }

/** The kept members and the terms of the kept context, for an export of the same format. */
export function keptCroissant(dataset: DatasetDraft): KeptCroissant {
  const members = recordOf(dataset.kept.croissant) ?? {}
  const context = recordOf(members['@context']) ?? {}
  const terms = Object.entries(context).filter(
    ([term, meaning]) => !term.startsWith('@') && !('@context' in (recordOf(meaning) ?? {})),
  )
  return { members, terms: Object.fromEntries(terms) }
}

/** The members for which Colophon has no field, as they came: RAI, PROV and whatever else. */
export function extraMembers({ members }: KeptCroissant): Record<string, unknown> {
  const local = (key: string) =>
    key.slice(Math.max(key.lastIndexOf(':'), key.lastIndexOf('/'), key.lastIndexOf('#')) + 1)
  return Object.fromEntries(
    Object.entries(members).filter(([key]) => !READ_IN_PART.has(local(key)) && !key.startsWith('@')),
  )
}

/**
 * The kept `distribution` and `recordSet`, if they still describe this version: Croissant 1.0 or 1.1, the same meaning of
 * every term, and exactly the version's files with the same digests. Null otherwise.
 */
export function keptStructure(
  kept: KeptCroissant,
  files: readonly FileEntry[],
  context: Record<string, unknown>,
): Record<string, unknown> | null {
  const { members, terms } = kept
  if (!textsOf(members.conformsTo).some((text) => /croissant\/1\.[01]$/.test(text))) return null
  const differs = Object.entries(terms).some(
    ([term, meaning]) =>
      term in context && term !== 'containedIn' && canonicalJson(context[term]) !== canonicalJson(meaning),
  )
  const nodes = listOf(members.distribution).map(recordOf)
  if (differs || nodes.includes(null)) return null
  const objects = nodes
    .filter((node) => node !== null)
    .filter((node) => textsOf(node['@type']).some((type) => type.endsWith('FileObject')))
  if (objects.length !== files.length || !objects.every((node) => files.some((file) => isSameFile(node, file))))
    return null
  const { recordSet, distribution } = members
  return { ...(distribution === undefined ? {} : { distribution }), ...(recordSet === undefined ? {} : { recordSet }) }
}

function isSameFile(node: Record<string, unknown>, file: FileEntry): boolean {
  const names = [textOf(node.contentUrl), textOf(node.name), textOf(node['@id'])]
  return names.includes(file.path) && sha256In(textOf(node.sha256)) === file.sha256
}
