import { matchLicense } from '../license/alias.ts'
import type { LicenseStatementInput } from '../license/statement.ts'
import { type DataciteSaid, itemsOf } from './datacite-read-said.ts'
import { licenseFrom } from './draft-license.ts'
import type { DraftNotes } from './draft-notes.ts'
import { takeSome } from './draft-text.ts'
import type { ReadContext } from './import.ts'
import { textOf } from './lenient.ts'

/** What says who may get at it, which is no licence: the words of `info:eu-repo/semantics`. */
const ACCESS_RIGHT = /info:eu-repo\/semantics\/|^(?:open|closed|embargoed|restricted) access$/i
const BY = 'DataCite record'
const SETTLED = new Set(['exact', 'case', 'mapped'])

/** Where id, address and name of one right are settled and differ, a person must look: the first of them is taken. */
function warnOfDoubt(notes: DraftNotes, from: string, texts: readonly (string | null)[]): void {
  const found = texts.flatMap((text) => {
    const { expression, match } = matchLicense(text ?? '')
    return text !== null && SETTLED.has(match) ? [expression] : []
  })
  const names = [...new Set(found)]
  if (names.length > 1)
    notes.warn(
      from,
      `${from}: id, address and name of this right say ${names.join(' and ')}; the first is taken.`,
      'rights',
    )
}

/** The rights as licences: by the SPDX id where one is given, else by the address of the licence, else by its name. */
export function rightsFrom(said: DataciteSaid, notes: DraftNotes, context: ReadContext): LicenseStatementInput[] {
  const found = itemsOf(said, 'rightsList', 'rights').flatMap(({ item, from }): LicenseStatementInput[] => {
    const [name, uri, id] = [textOf(item.rights), textOf(item.rightsUri), textOf(item.rightsIdentifier)]
    const isSpdx = textOf(item.rightsIdentifierScheme)?.toUpperCase() === 'SPDX'
    const raw = (isSpdx ? id : null) ?? uri ?? name ?? id
    if (raw === null || [name, uri].some((text) => text !== null && ACCESS_RIGHT.test(text))) {
      notes.unused('licenses', name ?? uri ?? item, from, 'No licence: it says who may get at the data.')
      return []
    }
    warnOfDoubt(notes, from, [raw, name, uri])
    return [licenseFrom(notes, { raw, from, readFrom: 'metadata-file', by: BY, reason: name ?? '' }, context)]
  })
  return takeSome(notes, 'licenses', found, 200, said.at('rightsList'))
}
