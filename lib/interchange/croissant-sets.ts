import type { VersionDraftInput } from '../dataset/schema.ts'
import { graphText } from './croissant-graph.ts'
import { allFields, type CroissantField, type CroissantModel, type CroissantRecordSet } from './croissant-model.ts'
import { dataOf, dataTypesOf } from './croissant-rules-fields.ts'
import { SC, shortTerm } from './croissant-vocabulary.ts'
import type { DraftNotes } from './draft-notes.ts'
import { takeSome } from './draft-text.ts'
import { cutTo } from './lenient.ts'

type DraftRecordSet = NonNullable<VersionDraftInput['recordSets']>[number]

/** Each record set as a name, its columns with their types, and a count where the records stand in the document itself. */
export function recordSetsOf(model: CroissantModel, notes: DraftNotes): DraftRecordSet[] {
  const sets = takeSome(notes, 'version.recordSets', model.recordSets, 2000, '')
  return sets.map((set) => {
    const name = cutTo(nameOf(set) ?? '', 300)
    const fields = takeSome(notes, 'version.recordSets.columns', allFields(set.fields), 5000, set.node.at)
    notes.understood('version.recordSets', `${name}: ${fields.length} columns`, set.node.at)
    return { name, count: countOf(set, model), columns: fields.map((field) => columnOf(field, set, model)) }
  })
}

/** What the fields hold beside text and numbers: the modalities of the dataset, as far as its data types tell. */
export function modalitiesOf(model: CroissantModel): ('image' | 'audio' | 'video')[] {
  const types = new Set(
    model.recordSets.flatMap((set) => allFields(set.fields).flatMap((field) => dataTypesOf(field, model))),
  )
  const known = { image: 'ImageObject', audio: 'AudioObject', video: 'VideoObject' } as const
  return (['image', 'audio', 'video'] as const).filter((modality) => types.has(`${SC}${known[modality]}`))
}

function columnOf(field: CroissantField, set: CroissantRecordSet, model: CroissantModel) {
  const whole = nameOf(field) ?? ''
  const prefix = `${set.identity ?? ''}/`
  const name = whole.startsWith(prefix) ? whole.slice(prefix.length) : whole
  const type = dataTypesOf(field, model).map(shortTerm).join(' ')
  return { name: cutTo(name.trim() || 'unnamed', 300), type: cutTo(type, 200) }
}

function nameOf(item: CroissantRecordSet | CroissantField): string | null {
  return item.identity ?? graphText(item.node, `${SC}name`)
}

function countOf(set: CroissantRecordSet, model: CroissantModel): number | null {
  const data = dataOf(set, model)
  if (data.length === 0) return null
  return data.flatMap((value) => (value.kind === 'json' && Array.isArray(value.value) ? value.value : [value])).length
}
