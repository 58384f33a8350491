import type { FileComparison } from '#db/queries/compare-files.ts'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { type ComparedVersion, compareVersions } from '#lib/dataset/compare.ts'
import type { CompareAnswer } from '../_contract/compare-answer.ts'
import { versionPage } from './addresses.ts'

/** What changed from one version to the other; their files were compared where they are. */
export function compareAnswer(
  before: VersionPicture,
  after: VersionPicture,
  files: FileComparison,
  site: string,
): CompareAnswer {
  const groups = compareVersions(comparedVersion(before), comparedVersion(after))
  return { before: comparedSide(before, site), after: comparedSide(after, site), files, ...groups }
}

/** One of two versions that are compared, as an answer names it. */
export function comparedSide(
  { dataset, label, status, digest }: VersionPicture,
  site: string,
): CompareAnswer['before'] {
  return { dataset: dataset.path, label, status, digest, url: versionPage(site, dataset.path, label) }
}

function comparedVersion(version: VersionPicture): ComparedVersion {
  const derivedFrom = version.ancestors.flatMap(({ relation, digest }) =>
    relation === 'successor' ? [] : [{ relation, digest }],
  )
  return { ...version, derivedFrom }
}
