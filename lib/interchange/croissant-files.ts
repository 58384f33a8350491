import { graphText, graphTexts } from './croissant-graph.ts'
import type { CroissantItem, CroissantModel } from './croissant-model.ts'
import { SC } from './croissant-vocabulary.ts'
import { type DraftFile, DraftFiles, firstPath, leavesFolder, sha256In } from './draft-files.ts'
import type { DraftNotes } from './draft-notes.ts'
import { addressOf, cutTo } from './lenient.ts'

/**
 * The FileObjects of a dataset as files. A FileSet is a pattern, not a file: it is kept verbatim and noted. A `sha256` that
 * is not 64 hex digits is no digest.
 */
export function filesOf(model: CroissantModel, notes: DraftNotes): DraftFile[] {
  const files = new DraftFiles(notes)
  for (const [index, item] of model.files.entries()) {
    if (item.kind === 'FileSet') notePattern(item, model, notes)
    else files.add(fileOf(item, model, notes, index), item.node.at)
  }
  return files.list()
}

/** Repositories that the document names as files (`git+https`): where the host keeps the dataset, at no fixed revision. */
export function hostsOf(model: CroissantModel): { url: string; revision: string }[] {
  const urls = model.files
    .filter((item) => graphTexts(item.node, `${SC}encodingFormat`).some((format) => format.startsWith('git+')))
    .map((item) => addressOf(graphText(item.node, `${SC}contentUrl`)))
  return [...new Set(urls)]
    .filter((url) => url !== null)
    .slice(0, 100)
    .map((url) => ({ url, revision: '' }))
}

function fileOf(item: CroissantItem, model: CroissantModel, notes: DraftNotes, index: number): DraftFile {
  const contentUrl = graphText(item.node, `${SC}contentUrl`)
  const url = addressOf(contentUrl)
  const relative = contentUrl !== null && !/^[a-z][a-z0-9+.-]*:/i.test(contentUrl) ? decoded(contentUrl) : null
  if (relative !== null && leavesFolder(relative))
    notes.refuse(
      `${item.node.at}/contentUrl`,
      `${item.node.at}/contentUrl: ${item.label} leads out of the dataset's folder: "${contentUrl}".`,
      'path',
    )
  return {
    path: firstPath(relative, graphText(item.node, `${SC}name`), item.node.id) ?? `file-${index + 1}`,
    bytes: bytesOf(item, notes),
    sha256: digestOfFile(item, model, notes),
    mediaType: cutTo(graphText(item.node, `${SC}encodingFormat`) ?? 'application/octet-stream', 200),
    url,
  }
}

function bytesOf(item: CroissantItem, notes: DraftNotes): number | null {
  const size = graphText(item.node, `${SC}contentSize`)
  if (size === null || size.trim() === '') return null
  const [, digits] = /^(\d{1,15})\s*(?:B|bytes?)?$/i.exec(size.trim()) ?? []
  if (digits !== undefined) return Number(digits)
  notes.unused('version.files.bytes', size, `${item.node.at}/contentSize`, 'Not a whole number of bytes.')
  return null
}

function digestOfFile(item: CroissantItem, model: CroissantModel, notes: DraftNotes): string | null {
  const at = `${item.node.at}/sha256`
  const text = graphText(item.node, `${SC}sha256`, `${model.own}sha256`)
  const digest = sha256In(text)
  if (text !== null && digest === null) {
    notes.unused('version.files.sha256', text, at, 'Not 64 hex digits, so it is no digest.')
    notes.warn(at, `${at}: ${item.label} has a sha256 that is no digest: "${text.slice(0, 80)}".`, 'sha256')
  }
  const md5 = graphText(item.node, `${SC}md5`, `${model.own}md5`)
  if (md5 !== null)
    notes.unused(
      'version.files.md5',
      md5,
      `${item.node.at}/md5`,
      'Files are named by sha256; MD5 no longer tells files apart.',
    )
  return digest
}

function notePattern(item: CroissantItem, model: CroissantModel, notes: DraftNotes): void {
  const pattern = graphTexts(item.node, `${SC}includes`, `${model.own}includes`).join(', ')
  notes.unused('version.files', pattern, item.node.at, 'A FileSet is a pattern, not a file: kept verbatim.')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch (error) {
    if (error instanceof URIError) return path
    throw error
  }
}
