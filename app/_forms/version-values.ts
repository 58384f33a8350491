import { printFileLines, readFileLines } from '#lib/dataset/file-lines.ts'
import type { Source, VersionDraft } from '#lib/dataset/schema.ts'
import { type Issue, Refusal } from '#lib/error.ts'
import { evidenceInput, evidenceValues } from './evidence-rows.ts'
import { groupValues, isKept } from './kept-groups.ts'
import { licenseInput, licenseProposal, licenseValues } from './license-rows.ts'
import { numberIn, shareIn } from './numbers.ts'
import { all, type FormValues, listed, one, oneOrNull, rowsOf } from './values.ts'

/** From this many files on they are not written out in the form, but kept as they are. */
const FILES_SHOWN = 500

/** A version's facts as the form shows them. `proposed`: an importer's, whose licences are still to be confirmed. */
export function versionValues(draft: VersionDraft, from: 'kept' | 'proposed' = 'kept'): FormValues {
  const { label, reason, releaseDate, description, languages, modalities, exclusions, revisionOf } = draft
  const licenses = from === 'kept' ? licenseValues : licenseProposal
  return {
    label: [label],
    reason: [reason],
    releaseDate: [releaseDate],
    description: [description],
    revisionOf: [revisionOf ?? 'none'],
    modalities,
    languages: [languages.join(', ')],
    'exclusions.count': [exclusions === null ? '' : String(exclusions.count)],
    'exclusions.digest': [exclusions?.digest ?? ''],
    ...(draft.files.length > FILES_SHOWN
      ? { 'files.kept': [String(draft.files.length)] }
      : { files: [printFileLines(draft.files)] }),
    ...groupValues('sources', draft.sources, (source) => sourceValues(source, licenses)),
    ...groupValues('licenses', draft.licenses, licenses),
    ...groupValues('fileGroups', draft.fileGroups, ({ name, pattern, licenses: own }) => ({
      name: [name],
      pattern: [pattern],
      ...groupValues('licenses', own, licenses),
    })),
    ...groupValues('amounts', draft.amounts, ({ unit, value, note }) => ({
      unit: [unit],
      value: [String(value)],
      note: [note],
    })),
    ...groupValues('derivedFrom', draft.derivedFrom, ({ relation, digest }) => ({
      relation: [relation],
      digest: [digest],
    })),
    ...groupValues('hosts', draft.hosts, ({ url, revision }) => ({ url: [url], revision: [revision] })),
    ...groupValues('identifiers', draft.identifiers, ({ scheme, value }) => ({ scheme: [scheme], value: [value] })),
    ...groupValues('evidence', draft.evidence, evidenceValues),
  }
}

function sourceValues(source: Source, licenses: typeof licenseValues): FormValues {
  return {
    name: [source.name],
    url: [source.url ?? ''],
    kind: [source.kind],
    method: [source.method],
    collectedFrom: [source.collectedFrom ?? ''],
    collectedTo: [source.collectedTo ?? ''],
    'share.value': [source.share === null ? '' : String(source.share.value)],
    'share.unit': [source.share?.unit ?? 'records'],
    reason: [source.reason],
    ...groupValues('licenses', source.licenses, licenses),
  }
}

/**
 * The draft that was written. `before` gives what the form does not show: record sets, and groups and files that were too many for
 * it. Refuses file lines that can't be read.
 */
export function versionInput(values: FormValues, today: string, before: Partial<VersionDraft> = {}) {
  const rows = <Item>(group: string, read: (row: FormValues) => Item) => rowsOf(values, group).map(read)
  const revisionOf = one(values, 'revisionOf')
  return {
    label: one(values, 'label'),
    reason: one(values, 'reason'),
    releaseDate: one(values, 'releaseDate').trim(),
    description: one(values, 'description'),
    revisionOf: revisionOf === 'none' ? null : revisionOf === '' ? 'current' : revisionOf,
    modalities: [...all(values, 'modalities')],
    languages: listed(values, 'languages', /[\s,]+/),
    exclusions: exclusionsInput(values),
    files: filesInput(values, before),
    recordSets: before.recordSets ?? [],
    sources: isKept(values, 'sources') ? before.sources : rows('sources', (row) => sourceInput(row, today)),
    licenses: isKept(values, 'licenses') ? before.licenses : rows('licenses', (row) => licenseInput(row, today)),
    fileGroups: isKept(values, 'fileGroups') ? before.fileGroups : rows('fileGroups', (row) => groupInput(row, today)),
    amounts: isKept(values, 'amounts') ? before.amounts : rows('amounts', amountInput),
    derivedFrom: isKept(values, 'derivedFrom') ? before.derivedFrom : rows('derivedFrom', derivedInput),
    hosts: isKept(values, 'hosts') ? before.hosts : rows('hosts', hostInput),
    identifiers: isKept(values, 'identifiers') ? before.identifiers : rows('identifiers', identifierInput),
    evidence: isKept(values, 'evidence') ? before.evidence : rows('evidence', (row) => evidenceInput(row, today)),
  }
}

function filesInput(values: FormValues, before: Partial<VersionDraft>) {
  const text = one(values, 'files')
  if (text.trim() === '' && isKept(values, 'files')) return before.files
  const read = readFileLines(text)
  if (read.ok) return read.files
  const issues: Issue[] = read.issues
  throw new Refusal('invalid', `The list of files can't be read. ${issues[0]?.message ?? ''}`, issues)
}

function exclusionsInput(values: FormValues) {
  const count = one(values, 'exclusions.count').trim()
  const digest = one(values, 'exclusions.digest').trim()
  return count === '' && digest === '' ? null : { count: numberIn(count), digest }
}

function sourceInput(row: FormValues, today: string) {
  const share = one(row, 'share.value').trim()
  return {
    name: one(row, 'name'),
    url: oneOrNull(row, 'url'),
    kind: one(row, 'kind'),
    method: one(row, 'method'),
    collectedFrom: oneOrNull(row, 'collectedFrom'),
    collectedTo: oneOrNull(row, 'collectedTo'),
    share: share === '' ? null : { unit: one(row, 'share.unit'), value: shareIn(share) },
    reason: one(row, 'reason'),
    licenses: rowsOf(row, 'licenses').map((license) => licenseInput(license, today)),
  }
}

function groupInput(row: FormValues, today: string) {
  return {
    name: one(row, 'name'),
    pattern: one(row, 'pattern'),
    licenses: rowsOf(row, 'licenses').map((license) => licenseInput(license, today)),
  }
}

const amountInput = (row: FormValues) => ({
  unit: one(row, 'unit'),
  value: numberIn(one(row, 'value')),
  note: one(row, 'note'),
})
const derivedInput = (row: FormValues) => ({ relation: one(row, 'relation'), digest: one(row, 'digest').trim() })
const hostInput = (row: FormValues) => ({ url: one(row, 'url'), revision: one(row, 'revision') })
const identifierInput = (row: FormValues) => ({ scheme: one(row, 'scheme'), value: one(row, 'value') })
