import type { FileEntry, VersionDraft } from '#lib/dataset/schema.ts'
import { Refusal } from '#lib/error.ts'
import type { Registry } from '../registry.ts'
import { askRecord } from '../verify/record.ts'
import { askVersion, datasetPath, Version } from '../version.ts'

/**
 * Makes the draft, or answers with the published version of the same label and the same files: publishing twice is no fault. Refuses a
 * label that stands for something else.
 */
export async function draftVersion(registry: Registry, dataset: string, draft: VersionDraft): Promise<Version> {
  const call = { method: 'POST', path: `${datasetPath(dataset)}/versions`, body: draft } as const
  try {
    return await registry.ask(call, Version, 'answer')
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'conflict') throw error
    return sameOrRefuse(registry, { dataset, draft }, error)
  }
}

async function sameOrRefuse(
  registry: Registry,
  { dataset, draft }: { dataset: string; draft: VersionDraft },
  refusal: Refusal,
): Promise<Version> {
  const { label } = draft
  const there = await askVersion(registry, { dataset, label })
  if (there.status === 'draft')
    throw new Refusal(
      'conflict',
      `There is a draft ${dataset}@${label} already. Publish it as it is with: colophon publish --dataset ${dataset} --label ${label}. ` +
        'Or take another label.',
    )
  if (there.status !== 'published' || there.digest === null) throw refusal
  const record = await askRecord(registry, there.digest)
  if (areSameFiles(record.files, draft.files)) return there
  throw new Refusal('conflict', `${dataset}@${label} is published already, with other files. Take another label.`)
}

type Named = Pick<FileEntry, 'path' | 'bytes' | 'sha256'>

/** Whether both lists name the same paths with the same bytes. */
export function areSameFiles(a: readonly Named[], b: readonly Named[]): boolean {
  const digests = new Map(a.map((file) => [file.path, file.sha256]))
  return a.length === b.length && b.every((file) => file.sha256 !== null && digests.get(file.path) === file.sha256)
}
