import type { FormSpec } from '#app/_forms/spec.ts'
import { type FormValues, one, oneOrNull } from '#app/_forms/values.ts'
import { COPY_HOSTS, COPY_SCHEMES, CopyIdentifier, MANDATES } from '#lib/archive/copy.ts'
import { HOST_WORDS, MANDATE_WORDS } from './words.ts'

/** What a person says of a copy. The version is that of the page. */
export const RECORD_FORM: FormSpec = [
  {
    title: '',
    fields: [
      {
        as: 'text',
        name: 'url',
        label: 'Its address',
        type: 'url',
        placeholder: 'https://…',
        hint: 'Where its bytes are had, or where the archive describes it.',
      },
      {
        as: 'select',
        name: 'host',
        label: 'Kind of place',
        half: true,
        options: COPY_HOSTS.map((host) => ({ value: host, label: HOST_WORDS[host] })),
      },
      { as: 'text', name: 'custodian', label: 'Custodian', half: true, hint: 'Who keeps it, such as Zenodo (CERN).' },
      {
        as: 'text',
        name: 'path',
        label: 'Which file',
        half: true,
        optional: true,
        face: 'code',
        hint: 'Its path in the version. Left empty: the whole version.',
      },
      {
        as: 'text',
        name: 'sha256',
        label: 'SHA-256 of what the address sends',
        half: true,
        optional: true,
        face: 'code',
        hint: 'Of a file it is taken from the version. Of a whole version: that of its one package.',
      },
      {
        as: 'select',
        name: 'mandate',
        label: 'The custodian',
        half: true,
        options: MANDATES.map((mandate) => ({
          value: mandate,
          label: mandate === 'unknown' ? 'may or may not have undertaken to preserve it' : MANDATE_WORDS[mandate],
        })),
      },
      {
        as: 'text',
        name: 'evidence.0.source',
        label: 'Where that can be read',
        type: 'url',
        half: true,
        optional: true,
        placeholder: 'https://…',
      },
      { as: 'area', name: 'evidence.0.quote', label: 'In which words', rows: 2, optional: true },
      {
        as: 'text',
        name: 'identifiers.0.value',
        label: 'DOI, SWHID or ARK',
        half: true,
        optional: true,
        face: 'code',
        placeholder: '10.5281/zenodo.…',
      },
      { as: 'text', name: 'place', label: 'Country or region', half: true, optional: true },
      { as: 'text', name: 'depositedOn', label: 'Deposited on', type: 'date', half: true, optional: true },
      { as: 'text', name: 'note', label: 'Note', half: true, optional: true },
    ],
  },
]

/** The form as a draft; `today` is when the evidence was read. */
export function copyInput(values: FormValues, today: string) {
  const path = oneOrNull(values, 'path')
  const source = oneOrNull(values, 'evidence.0.source')
  const identifier = oneOrNull(values, 'identifiers.0.value')
  return {
    url: one(values, 'url'),
    host: one(values, 'host'),
    custodian: one(values, 'custodian'),
    covers: path === null ? 'version' : 'file',
    path,
    sha256: oneOrNull(values, 'sha256')?.toLowerCase() ?? null,
    mandate: one(values, 'mandate'),
    identifiers: identifier === null ? [] : [{ scheme: schemeOf(identifier), value: identifier }],
    place: one(values, 'place'),
    depositedOn: oneOrNull(values, 'depositedOn'),
    note: one(values, 'note'),
    evidence:
      source === null
        ? []
        : [{ about: '/mandate', source, quote: one(values, 'evidence.0.quote'), retrievedAt: today }],
  }
}

/** The scheme by whose syntax it is one; what is none is told to be no DOI. */
function schemeOf(value: string) {
  return COPY_SCHEMES.find((scheme) => CopyIdentifier.safeParse({ scheme, value }).success) ?? 'doi'
}
