import { matchLicense } from '../license/alias.ts'
import { graphText, graphTexts, valuesOf } from './croissant-graph.ts'
import type { CroissantModel } from './croissant-model.ts'
import type { RawDataset } from './croissant-raw.ts'
import { itemsOf } from './croissant-rules-dataset.ts'
import { CONFORMS_TO, SC } from './croissant-vocabulary.ts'
import type { DraftNotes } from './draft-notes.ts'
import type { DocumentVerdict } from './import.ts'
import { dateOf } from './lenient.ts'

/** What the text of Croissant 1.1 requires of a dataset, beside `@type`, without which nothing is read. */
const REQUIRED = ['description', 'license', 'name', 'url', 'creator', 'datePublished', 'distribution'] as const

/** Whether the dataset carries every property that Croissant 1.1 requires, each missing one as a reason. */
export function completeVerdict(model: CroissantModel, raw: RawDataset): DocumentVerdict {
  const { node } = model.dataset
  const missing: string[] = REQUIRED.filter((property) => valuesOf(node, `${SC}${property}`).length === 0)
  if (valuesOf(node, CONFORMS_TO).length === 0) missing.push('dct:conformsTo')
  if (raw.member('@context') === undefined) missing.push('@context')
  const reasons = missing.map((property) => `${property} is missing.`)
  return { outcome: reasons.length === 0 ? 'yes' : 'no', reasons }
}

/** The warnings of standards.md §5: a tool can load the dataset all the same. */
export function warnOfCroissant(model: CroissantModel, raw: RawDataset, notes: DraftNotes): void {
  const { node } = model.dataset
  const cite = model.version === '0.8' ? `${SC}citation` : `${model.own}citeAs`
  for (const [name, term] of [
    [model.version === '0.8' ? 'citation' : 'citeAs', cite],
    ['datePublished', `${SC}datePublished`],
    ['license', `${SC}license`],
    ['version', `${SC}version`],
  ] as const)
    if (valuesOf(node, term).length === 0)
      notes.warn(raw.pointerTo(name), `${name} is recommended, but the dataset has none.`, 'recommended')
  const version = graphText(node, `${SC}version`)
  if (version !== null && !/^\d+(?:\.\d+){0,2}$/.test(version))
    notes.warn(raw.pointerTo('version'), `version is "${version}", not MAJOR.MINOR.PATCH.`, 'version')
  const date = graphText(node, `${SC}datePublished`)
  if (date !== null && dateOf(date) === null)
    notes.warn(raw.pointerTo('datePublished'), `datePublished is "${date}", no ISO 8601 date.`, 'datePublished')
  warnOfSeveral(model, raw, notes)
  warnOfLicenses(model, raw, notes)
}

function warnOfSeveral(model: CroissantModel, raw: RawDataset, notes: DraftNotes): void {
  const { node } = model.dataset
  for (const name of ['version', 'url', 'datePublished'])
    if (valuesOf(node, `${SC}${name}`).length > 1)
      notes.warn(raw.pointerTo(name), `${name} has several values; the first is read.`, 'several')
  if (model.version === '1.1') return
  for (const item of itemsOf(model))
    for (const name of ['name', 'description'])
      if (valuesOf(item.node, `${SC}${name}`).length > 1)
        notes.warn(
          `${item.node.at}/${name}`,
          `${item.label} has several values of ${name}; from Croissant 1.1 on it may.`,
          'several',
        )
}

function warnOfLicenses(model: CroissantModel, raw: RawDataset, notes: DraftNotes): void {
  for (const license of graphTexts(model.dataset.node, `${SC}license`))
    if (!/^https?:\/\//.test(license) || matchLicense(license).expression === 'NOASSERTION')
      notes.warn(
        raw.pointerTo('license'),
        `license is "${license.slice(0, 120)}", not the address of a known licence.`,
        'license',
      )
}
