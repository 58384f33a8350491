import { z } from 'zod'
import { CREDIT_CONDITIONS, findTerms, type LicenseTerms } from '#lib/license/terms.ts'
import { type Comparison, type Difference, differing, readTable, yesOrNo } from './tables.ts'

// github/choosealicense.com aed28f99, front matter of _licenses: tags of permissions, conditions and limitations.

const Tags = z.object({
  licenses: z.array(
    z.object({ spdx: z.string(), p: z.array(z.string()), c: z.array(z.string()), l: z.array(z.string()) }),
  ),
})
type Entry = z.infer<typeof Tags>['licenses'][number]

/** Ids that the site spells without "only" or "or later". */
const SPELLED: Record<string, string> = {
  'GFDL-1.3': 'GFDL-1.3-or-later',
  'GPL-3.0': 'GPL-3.0-only',
  'LGPL-3.0': 'LGPL-3.0-only',
  'AGPL-3.0': 'AGPL-3.0-only',
}

const PERMITS = [
  ['private-use', 'reproduce'],
  ['distribution', 'redistribute'],
  ['modifications', 'shareAdapted'],
  ['commercial-use', 'commercialUse'],
] as const

const LIMITS = ['liability', 'warranty', 'trademark', 'patent'] as const

/** Our table beside the tags of choosealicense.com. */
export function compareWithChoosealicense(): Comparison {
  const { licenses } = Tags.parse(JSON.parse(readTable('choosealicense-tags.json')))
  const known = licenses.flatMap((entry) => {
    const terms = findTerms(SPELLED[entry.spdx] ?? entry.spdx)
    return terms === null ? [] : [{ terms, entry }]
  })
  return {
    compared: known.map(({ terms }) => terms.id),
    differences: known.flatMap(({ terms, entry }) => compare(terms, entry)),
  }
}

function compare(terms: LicenseTerms, { p, c, l }: Entry): Difference[] {
  const asks = (word: string) => terms.conditions.includes(word)
  const credit = CREDIT_CONDITIONS.some(asks)
  const source = asks('disclose-source') || asks('disclose-derivative-database')
  const alike = asks('share-alike') || asks('share-alike-source-form')
  const { id } = terms
  return [
    ...PERMITS.flatMap(([tag, column]) =>
      differing(id, column, terms.permissions[column], p.includes(tag) ? 'yes' : 'no'),
    ),
    ...differing(id, 'credit', yesOrNo(credit), yesOrNo(has(c, 'include-copyright'))),
    ...differing(id, 'indicate-changes', yesOrNo(asks('indicate-changes')), yesOrNo(has(c, 'document-changes'))),
    ...differing(id, 'disclose-source', yesOrNo(source), yesOrNo(has(c, 'disclose-source'))),
    ...differing(id, 'network-source', yesOrNo(asks('network-source')), yesOrNo(has(c, 'network-use-disclose'))),
    ...differing(id, 'share-alike', yesOrNo(alike), yesOrNo(has(c, 'same-license'))),
    ...LIMITS.flatMap((word) =>
      differing(id, `no-${word}`, yesOrNo(terms.limitations.includes(`no-${word}`)), yesOrNo(has(l, word))),
    ),
  ]
}

/** Tags come with a suffix that says how far they reach: `same-license--file`, `patent-use`. */
function has(tags: string[], word: string): boolean {
  return tags.some((tag) => tag.startsWith(word))
}
