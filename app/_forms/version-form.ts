import type { SelectOption } from '#app/_ui/field.tsx'
import { DERIVATIONS, IDENTIFIER_SCHEMES, MODALITIES, SOURCE_KINDS, UNITS } from '#lib/dataset/schema.ts'
import { EVIDENCE_GROUP } from './evidence-rows.ts'
import { LICENSE_GROUP } from './license-rows.ts'
import type { FieldSpec, FormSpec, GroupSpec } from './spec.ts'

const same = (values: readonly string[]): SelectOption[] => values.map((value) => ({ value, label: value }))

/** What a version may follow, whatever the dataset; the page adds the published versions. */
export const REVISION_OPTIONS: readonly SelectOption[] = [
  { value: 'current', label: 'the version that is current when this one is published' },
  { value: 'none', label: 'nothing: it stands alone' },
]

function whichVersion(revisions: readonly SelectOption[]): FieldSpec[] {
  return [
    {
      as: 'text',
      name: 'label',
      label: 'Label',
      half: true,
      face: 'code',
      hint: 'Unique in the dataset: 0.2, 2026-06, v1.4.0.',
    },
    {
      as: 'text',
      name: 'releaseDate',
      label: 'Release date',
      half: true,
      type: 'date',
      hint: 'When it was, or will be, released.',
    },
    {
      as: 'area',
      name: 'reason',
      label: 'Why this version exists',
      hint: 'What changed and why, for someone who must decide whether to move: “Removes 412 records at their authors’ word.”',
    },
    { as: 'select', name: 'revisionOf', label: 'It follows', options: revisions },
    {
      as: 'area',
      name: 'description',
      label: 'Description of this version',
      optional: true,
      rows: 5,
      hint: 'Markdown.',
    },
  ]
}

const FILES: readonly FieldSpec[] = [
  {
    as: 'area',
    name: 'files',
    label: 'Files',
    optional: true,
    rows: 8,
    face: 'code',
    hint: 'One on each line: path, bytes, sha256, parted by tabs or spaces; or “sha256  path” as sha256sum prints; or the JSON that “colophon hash DIR” writes. Write - for what is not known.',
  },
  {
    as: 'file',
    name: 'filesUpload',
    label: 'Or a file with that list',
    optional: true,
    accept: '.json,.txt,.sha256,.tsv',
    hint: 'It takes the place of what is written above. For more than a few thousand files use “colophon publish”.',
  },
]

const SOURCES: GroupSpec = {
  as: 'group',
  name: 'sources',
  label: 'Sources',
  one: 'Source',
  atLeast: 1,
  hint: 'Where the records came from, one entry for each origin.',
  fields: [
    { as: 'text', name: 'name', label: 'Name', hint: 'Wikimedia dumps', half: true },
    { as: 'select', name: 'kind', label: 'Kind', options: same(SOURCE_KINDS), half: true },
    { as: 'text', name: 'url', label: 'Address', type: 'url', optional: true, placeholder: 'https://' },
    { as: 'area', name: 'method', label: 'How it was collected', optional: true, rows: 2 },
    { as: 'text', name: 'collectedFrom', label: 'Collected from', type: 'date', optional: true, half: true },
    { as: 'text', name: 'collectedTo', label: 'Collected to', type: 'date', optional: true, half: true },
    {
      as: 'text',
      name: 'share.value',
      label: 'Share of the whole',
      optional: true,
      half: true,
      hint: '62.5 % or 0.625',
    },
    { as: 'select', name: 'share.unit', label: 'Share of', half: true, options: same(UNITS) },
    { as: 'area', name: 'reason', label: 'Why this source was chosen', optional: true, rows: 2 },
    { ...LICENSE_GROUP, label: 'Licences of this source', hint: 'Where they differ from those of the version.' },
  ],
}

const FILE_GROUPS: GroupSpec = {
  as: 'group',
  name: 'fileGroups',
  label: 'Files with a licence of their own',
  one: 'File group',
  hint: 'Only where some files stand under other terms than the rest.',
  fields: [
    { as: 'text', name: 'name', label: 'Name', half: true, hint: 'Audio of the second season' },
    {
      as: 'text',
      name: 'pattern',
      label: 'Which files',
      half: true,
      face: 'code',
      hint: 'data/ for a folder, *.wav for a kind; * stands for any run of characters.',
    },
    { ...LICENSE_GROUP, label: 'Licences of these files', hint: '' },
  ],
}

const CONTENTS: readonly FieldSpec[] = [
  { as: 'checks', name: 'modalities', label: 'Modalities', optional: true, options: same(MODALITIES) },
  {
    as: 'area',
    name: 'languages',
    label: 'Languages',
    optional: true,
    rows: 2,
    face: 'code',
    hint: 'Tags, parted by commas: en, pt-BR.',
  },
  {
    as: 'group',
    name: 'amounts',
    label: 'Amounts',
    one: 'Amount',
    hint: 'What you state: 1,300,000,000 tokens, by which tokenizer.',
    fields: [
      { as: 'text', name: 'value', label: 'How many', half: true },
      { as: 'select', name: 'unit', label: 'Of what', half: true, options: same(UNITS) },
      { as: 'text', name: 'note', label: 'How it was counted', optional: true },
    ],
  },
  {
    as: 'text',
    name: 'exclusions.count',
    label: 'Records left out at their creators’ word',
    optional: true,
    half: true,
    hint: 'How many are on the exclusion list.',
  },
  {
    as: 'text',
    name: 'exclusions.digest',
    label: 'Digest of the exclusion list',
    optional: true,
    half: true,
    face: 'code',
    hint: 'sha256: and 64 hex digits.',
  },
]

const ORIGINS: readonly FieldSpec[] = [
  {
    as: 'group',
    name: 'derivedFrom',
    label: 'Derived from',
    one: 'Ancestor',
    hint: 'Published versions of this registry. What lies elsewhere is a source.',
    fields: [
      {
        as: 'select',
        name: 'relation',
        label: 'How',
        half: true,
        options: same(DERIVATIONS),
      },
      {
        as: 'text',
        name: 'digest',
        label: 'Which version',
        half: true,
        face: 'code',
        hint: 'Its digest, or org/name@label.',
      },
    ],
  },
  {
    as: 'group',
    name: 'hosts',
    label: 'Where the files are',
    one: 'Host',
    fields: [
      {
        as: 'text',
        name: 'url',
        label: 'Address',
        type: 'url',
        half: true,
        placeholder: 'https://huggingface.co/datasets/…',
      },
      { as: 'text', name: 'revision', label: 'Revision there', optional: true, half: true, face: 'code' },
    ],
  },
  {
    as: 'group',
    name: 'identifiers',
    label: 'Identifiers',
    one: 'Identifier',
    fields: [
      { as: 'select', name: 'scheme', label: 'Scheme', half: true, options: same(IDENTIFIER_SCHEMES) },
      { as: 'text', name: 'value', label: 'Identifier', half: true, face: 'code', hint: '10.5281/zenodo.1234567' },
    ],
  },
]

/** The form of a version: everything that its record will commit to. `revisions`: what it may follow. */
export function versionForm(revisions: readonly SelectOption[] = REVISION_OPTIONS): FormSpec {
  return [
    { title: 'Which version', fields: whichVersion(revisions) },
    { title: 'Files', intro: 'What the digest will pin. A file without a sha256 is only named.', fields: FILES },
    {
      title: 'Sources and licences',
      fields: [SOURCES, { ...LICENSE_GROUP, label: 'Licences of the version' }, FILE_GROUPS],
    },
    { title: 'What is in it', fields: CONTENTS },
    { title: 'Where it comes from, where it is', fields: ORIGINS },
    { title: 'Evidence', fields: [EVIDENCE_GROUP] },
  ]
}
