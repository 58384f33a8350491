import type { SelectOption } from '#app/_ui/field.tsx'
import { type DatasetDraft, LINK_KINDS, MODALITIES } from '#lib/dataset/schema.ts'
import { slugOf } from '#lib/dataset/slug.ts'
import { EVIDENCE_GROUP, evidenceInput, evidenceValues } from './evidence-rows.ts'
import type { Asked } from './form-state.ts'
import { groupValues, isKept } from './kept-groups.ts'
import { askLicenses, LICENSE_GROUP, licenseInput, licenseProposal, licenseValues } from './license-rows.ts'
import type { FieldSpec, FormSpec } from './spec.ts'
import { all, type FormValues, listed, one, oneOrNull, rowsOf } from './values.ts'

/** Where a dataset stands: its organisation and its name, which are given once. */
export function placeFields(organizations: readonly SelectOption[]): FieldSpec[] {
  return [
    { as: 'select', name: 'organization', label: 'Organisation', options: organizations },
    {
      as: 'text',
      name: 'name',
      label: 'Name',
      face: 'code',
      hint: 'Stands in the address and in every citation, and cannot be changed: common-pile-v0.1. Left empty, one is made from the title.',
    },
  ]
}

const WHAT_IT_IS: readonly FieldSpec[] = [
  { as: 'text', name: 'title', label: 'Title', hint: 'As the dataset is called in prose: Common Pile v0.1.' },
  {
    as: 'area',
    name: 'description',
    label: 'Description',
    optional: true,
    rows: 7,
    hint: 'Markdown. What is in it, for what it was made, what it is not good for.',
  },
  {
    as: 'checks',
    name: 'modalities',
    label: 'Modalities',
    optional: true,
    options: MODALITIES.map((modality) => ({ value: modality, label: modality })),
  },
  {
    as: 'area',
    name: 'languages',
    label: 'Languages',
    optional: true,
    rows: 2,
    face: 'code',
    hint: 'Tags, parted by commas: en, pt-BR, zh-Hans. Write mul for many.',
  },
  { as: 'area', name: 'keywords', label: 'Keywords', optional: true, rows: 3, hint: 'One on each line.' },
]

const WHO_MADE_IT: readonly FieldSpec[] = [
  {
    as: 'group',
    name: 'creators',
    label: 'Creators',
    one: 'Creator',
    atLeast: 1,
    fields: [
      { as: 'text', name: 'name', label: 'Name', half: true },
      {
        as: 'select',
        name: 'kind',
        label: 'Kind',
        half: true,
        options: [
          { value: 'organization', label: 'organisation' },
          { value: 'person', label: 'person' },
        ],
      },
      {
        as: 'text',
        name: 'orcid',
        label: 'ORCID',
        optional: true,
        half: true,
        face: 'code',
        placeholder: 'https://orcid.org/',
      },
      { as: 'text', name: 'affiliation', label: 'Affiliation', optional: true, half: true },
    ],
  },
  { as: 'text', name: 'publisher', label: 'Publisher', optional: true },
  {
    as: 'group',
    name: 'links',
    label: 'Links',
    one: 'Link',
    atLeast: 1,
    fields: [
      {
        as: 'select',
        name: 'kind',
        label: 'To',
        half: true,
        options: LINK_KINDS.map((kind) => ({ value: kind, label: kind })),
      },
      { as: 'text', name: 'url', label: 'Address', half: true, type: 'url', placeholder: 'https://' },
    ],
  },
  { as: 'area', name: 'citation', label: 'How it asks to be cited', optional: true, rows: 3, face: 'code' },
]

/** The form of a dataset apart from its versions; `place` is where it stands, or nothing when that is settled. */
export function datasetForm(place: readonly FieldSpec[]): FormSpec {
  return [
    { title: 'What it is', fields: [...place, ...WHAT_IT_IS] },
    { title: 'Who made it', fields: WHO_MADE_IT },
    {
      title: 'Licence and evidence',
      intro: 'What is said of the dataset as a whole. Each version says its own again, and that one counts.',
      fields: [LICENSE_GROUP, EVIDENCE_GROUP],
    },
  ]
}

/** A dataset's facts as the form shows them. `proposed`: an importer's, whose licences are still to be confirmed. */
export function datasetValues(
  draft: Omit<DatasetDraft, 'organization'>,
  from: 'kept' | 'proposed' = 'kept',
): FormValues {
  const { name, title, description, publisher, citation } = draft
  return {
    name: [name],
    title: [title],
    description: [description],
    publisher: [publisher],
    citation: [citation],
    modalities: draft.modalities,
    languages: [draft.languages.join(', ')],
    keywords: [draft.keywords.join('\n')],
    ...groupValues('creators', draft.creators, ({ name, kind, orcid, affiliation }) => ({
      name: [name],
      kind: [kind],
      orcid: [orcid ?? ''],
      affiliation: [affiliation],
    })),
    ...groupValues('links', draft.links, ({ kind, url }) => ({ kind: [kind], url: [url] })),
    ...groupValues('licenses', draft.licenses, from === 'kept' ? licenseValues : licenseProposal),
    ...groupValues('evidence', draft.evidence, evidenceValues),
  }
}

/** The draft that was written. `before` gives the groups that were too long for the form. */
export function datasetInput(values: FormValues, today: string, before: Partial<DatasetDraft> = {}) {
  const rows = <Item>(group: string, read: (row: FormValues) => Item) => rowsOf(values, group).map(read)
  return {
    title: one(values, 'title'),
    description: one(values, 'description'),
    publisher: one(values, 'publisher'),
    citation: one(values, 'citation'),
    modalities: [...all(values, 'modalities')],
    languages: listed(values, 'languages', /[\s,]+/),
    keywords: listed(values, 'keywords', /\n+/),
    creators: isKept(values, 'creators') ? before.creators : rows('creators', creatorInput),
    links: isKept(values, 'links')
      ? before.links
      : rows('links', (row) => ({ kind: one(row, 'kind'), url: one(row, 'url') })),
    licenses: isKept(values, 'licenses') ? before.licenses : rows('licenses', (row) => licenseInput(row, today)),
    evidence: isKept(values, 'evidence') ? before.evidence : rows('evidence', (row) => evidenceInput(row, today)),
  }
}

function creatorInput(row: FormValues) {
  const { name, kind, affiliation } = {
    name: one(row, 'name'),
    kind: one(row, 'kind'),
    affiliation: one(row, 'affiliation'),
  }
  return { name, kind, affiliation, orcid: oneOrNull(row, 'orcid') }
}

/**
 * As `askLicenses`; and a name made from the title, which the person sees before it is given for ever. `prefix` is that of the
 * dataset's controls, with its dot.
 */
export function askDataset(values: FormValues, prefix = ''): Asked {
  const asked = askLicenses(values)
  const title = one(values, `${prefix}title`).trim()
  const at = `${prefix}name`
  if (!(at in values) || one(values, at).trim() !== '' || title === '') return asked
  const name = slugOf(title)
  const message = `${name} is made from the title. It cannot be changed later: keep it, or write another.`
  return { ...asked, values: { ...asked.values, [at]: [name] }, issues: [{ at, message }, ...asked.issues] }
}
