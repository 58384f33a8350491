import type { LicenseAlias } from './alias-table.ts'
import { SPDX_IDS } from './spdx-ids.ts'

const VERSION = '-\\d\\.\\d$'

/** Which SPDX ids a family's name may stand for. Ported (national) versions of Creative Commons are left to the person. */
const FAMILIES: ReadonlyMap<string, RegExp> = new Map([
  ['bsd', /^BSD-[23]-Clause$/],
  ['cc', new RegExp(`^CC(?:0|-BY(?:-NC)?(?:-SA|-ND)?)${VERSION}`)],
  ['gfdl', /^GFDL-\d\.\d-(?:only|or-later)$/],
  ['gpl', /^GPL-\d\.\d-(?:only|or-later)$/],
  ['lgpl', /^LGPL-\d\.\d-(?:only|or-later)$/],
  ['CC BY', new RegExp(`^CC-BY${VERSION}`)],
  ['CC BY SA', new RegExp(`^CC-BY-SA${VERSION}`)],
  ['CC BY-SA', new RegExp(`^CC-BY-SA${VERSION}`)],
  ['CC BY-NC-SA', new RegExp(`^CC-BY-NC-SA${VERSION}`)],
  ['CC BY-NC-ND', new RegExp(`^CC-BY-NC-ND${VERSION}`)],
])

/** The licences that an ambiguous alias may mean, newest first: of a GNU version its `-only` and its `-or-later`. */
export function candidatesFor(alias: LicenseAlias): string[] {
  const family = FAMILIES.get(alias.key)
  if (family !== undefined)
    return SPDX_IDS.filter((id) => family.test(id))
      .sort()
      .reverse()
  if (alias.spdx === null) return []
  const stem = alias.spdx.replace(/-only$/, '')
  return stem === alias.spdx ? [alias.spdx] : [`${stem}-only`, `${stem}-or-later`]
}
