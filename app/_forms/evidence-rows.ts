import type { Evidence } from '#lib/evidence.ts'
import type { GroupSpec } from './spec.ts'
import { type FormValues, one, oneOrNull } from './values.ts'

/** Evidence for single statements. The names are those of `Evidence`. */
export const EVIDENCE_GROUP: GroupSpec = {
  as: 'group',
  name: 'evidence',
  label: 'Evidence',
  one: 'Piece of evidence',
  hint: 'Where a figure or a statement above can be read by others.',
  fields: [
    { as: 'text', name: 'source', label: 'Address', type: 'url', placeholder: 'https://' },
    {
      as: 'text',
      name: 'about',
      label: 'What it bears out',
      optional: true,
      half: true,
      face: 'code',
      hint: 'A pointer into the record: /amounts/0',
    },
    {
      as: 'text',
      name: 'locator',
      label: 'Where on the page',
      optional: true,
      half: true,
      hint: 'Heading, line, table.',
    },
    { as: 'area', name: 'quote', label: 'The words there', optional: true, rows: 2 },
    { as: 'text', name: 'retrievedAt', label: 'Read on', optional: true, half: true, placeholder: '2026-06-05' },
    { as: 'text', name: 'digest', label: 'Digest of the bytes read', optional: true, half: true, face: 'code' },
  ],
}

/** The row of a piece of evidence. */
export function evidenceValues(evidence: Evidence): FormValues {
  const { source, about, locator, quote, retrievedAt, digest } = evidence
  return {
    source: [source],
    about: [about],
    locator: [locator],
    quote: [quote],
    retrievedAt: [retrievedAt],
    digest: [digest ?? ''],
  }
}

/** The piece of evidence that a row makes; read today unless it says when. */
export function evidenceInput(row: FormValues, today: string) {
  return {
    source: one(row, 'source').trim(),
    about: one(row, 'about'),
    locator: one(row, 'locator'),
    quote: one(row, 'quote'),
    retrievedAt: oneOrNull(row, 'retrievedAt') ?? today,
    digest: oneOrNull(row, 'digest'),
  }
}
