import { findTerms } from '#lib/license/terms.ts'
import { type Comparison, differing, readTable } from './tables.ts'

// okfn/licenses 98a3a6f8: conformance with the Open Definition, as its council reviewed it.

const SPELLED: Record<string, string> = {
  'AGPL-3.0': 'AGPL-3.0-only',
  'FAL-1.3': 'LAL-1.3',
  'GFDL-1.3-no-cover-texts-no-invariant-sections': 'GFDL-1.3-no-invariants-or-later',
  'GPL-2.0': 'GPL-2.0-only',
  'GPL-3.0': 'GPL-3.0-only',
  'LGPL-2.1': 'LGPL-2.1-only',
  'LGPL-3.0': 'LGPL-3.0-only',
  'LO-FR-2.0': 'etalab-2.0',
  'ODC-BY-1.0': 'ODC-By-1.0',
}

/** Our column of the Open Definition beside the list of the council. */
export function compareWithOkfn(): Comparison {
  const [, ...lines] = readTable('okfn-open-definition-licenses.csv').trim().split(/\r?\n/)
  const known = lines.flatMap((line) => {
    // the columns before the title hold no comma
    const [id = '', , , , , , , conformance = ''] = line.split(',')
    const terms = findTerms(SPELLED[id] ?? id)
    return terms === null ? [] : [{ terms, conformance: conformance.replace(' ', '-') }]
  })
  return {
    compared: known.map(({ terms }) => terms.id),
    differences: known.flatMap(({ terms, conformance }) =>
      differing(terms.id, 'openDefinition', terms.openDefinition, conformance),
    ),
  }
}
