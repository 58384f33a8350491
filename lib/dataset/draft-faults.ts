import type { Issue } from '../error.ts'
import { sizeOfGroups } from './file-groups.ts'
import type { VersionDraft } from './schema.ts'

/**
 * What one draft can contradict in itself, beyond the form of its fields: a path twice (also in another case or Unicode
 * form, which some disks can't keep apart), a file that is also a folder, shares of one unit that add up to more than
 * the whole, a source whose collection ends before it starts, a file group of a name that another has or with no file in it. Empty: nothing is wrong.
 */
export function draftFaults(draft: VersionDraft): Issue[] {
  return [
    ...pathFaults(draft.files),
    ...shareFaults(draft.sources),
    ...periodFaults(draft.sources),
    ...groupFaults(draft),
  ]
}

function pathFaults(files: VersionDraft['files']): Issue[] {
  const faults: Issue[] = []
  const seen = new Map<string, number>()
  for (const [index, file] of files.entries()) {
    const folded = file.path.normalize('NFC').toLowerCase()
    const earlier = seen.get(folded)
    if (earlier !== undefined) {
      faults.push({
        at: `/files/${index}/path`,
        message: `"${file.path}" is the same path as files/${earlier}, on some disks if not on all.`,
      })
    } else seen.set(folded, index)
  }
  for (const [index, file] of files.entries()) {
    const parts = file.path.normalize('NFC').toLowerCase().split('/')
    for (let length = 1; length < parts.length; length++) {
      const folder = parts.slice(0, length).join('/')
      if (seen.has(folder))
        faults.push({
          at: `/files/${index}/path`,
          message: `"${folder}" is a file, so "${file.path}" can't lie in it.`,
        })
    }
  }
  return faults
}

const ROUNDING = 0.005

function shareFaults(sources: VersionDraft['sources']): Issue[] {
  const sums = new Map<string, number>()
  for (const { share } of sources) if (share !== null) sums.set(share.unit, (sums.get(share.unit) ?? 0) + share.value)
  return [...sums]
    .filter(([, sum]) => sum > 1 + ROUNDING)
    .map(([unit, sum]) => ({
      at: '/sources',
      message: `The shares of ${unit} add up to ${(sum * 100).toFixed(1)} %, more than the whole.`,
    }))
}

function groupFaults({ files, fileGroups }: VersionDraft): Issue[] {
  const sizes = sizeOfGroups(files, fileGroups)
  return fileGroups.flatMap(({ name, pattern }, index) => {
    const at = `/fileGroups/${index}`
    const twice = fileGroups.findIndex((group) => group.name === name) < index
    const nameFault = twice ? [{ at: `${at}/name`, message: `Two file groups are called "${name}".` }] : []
    const isEmpty = sizes[index]?.fileCount === 0
    const patternFault = isEmpty ? [{ at: `${at}/pattern`, message: `No file of this version fits "${pattern}".` }] : []
    return [...nameFault, ...patternFault]
  })
}

function periodFaults(sources: VersionDraft['sources']): Issue[] {
  return sources.flatMap(({ collectedFrom, collectedTo }, index) =>
    collectedFrom !== null && collectedTo !== null && collectedTo < collectedFrom
      ? [
          {
            at: `/sources/${index}/collectedTo`,
            message: `The collection ends (${collectedTo}) before it starts (${collectedFrom}).`,
          },
        ]
      : [],
  )
}
