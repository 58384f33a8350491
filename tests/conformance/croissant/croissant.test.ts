import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { DatasetDraft, VersionDraft } from '#lib/dataset/schema.ts'
import { sealRecord, versionRecord } from '#lib/dataset/version-record.ts'
import { croissant } from '#lib/interchange/croissant.ts'
import { printCroissant } from '#lib/interchange/croissant-export.ts'

const FOLDER = new URL('../../../../shared/data/standards/croissant/', import.meta.url)
const here = existsSync(FOLDER)
const CONTEXT = { url: null, today: '2026-11-22' }

/** What each invalid sample breaks, as its expected message in `expected-messages.json` says it: rule, and words of ours. */
const BROKEN: Record<string, { rule: string; says: string[] }> = {
  bad_contained_in: { rule: '9', says: ['a-csv-table', 'THISDOESNOTEXIST'] },
  distribution_bad_type: { rule: '6', says: ['a-csv-table', 'WRONG_TYPE_HERE'] },
  missing_encoding_format: { rule: '8', says: ['a-file-set', 'encodingFormat'] },
  distribution_missing_name: { rule: '7', says: ['FileObject', 'no name'] },
  missing_property_content_url: { rule: '8', says: ['a-csv-table', 'contentUrl'] },
  metadata_bad_type: { rule: '3', says: ['https://schema.org/Dataset', 'WRONG_TYPE'] },
  metadata_missing_property_name: { rule: '5', says: ['Dataset', 'no name'] },
  mlfield_bad_source: { rule: '11', says: ['first-field', 'THISDOESNOTEXIST'] },
  mlfield_bad_type: { rule: '10', says: ['first-field', 'Field', 'WRONG_TYPE'] },
  mlfield_missing_property_name: { rule: '7', says: ['Field', 'no name'] },
  mlfield_missing_source: { rule: '11', says: ['first-field', 'neither a source nor a constant value'] },
  recordset_bad_type: { rule: '10', says: ['a-record-set', 'RecordSet', 'WRONG_TYPE'] },
  missing_context_for_datatype: { rule: '12', says: ['first-field', 'dataType'] },
  recordset_missing_property_name: { rule: '7', says: ['RecordSet', 'no name'] },
  recordset_wrong_join: { rule: '14', says: ['my-record-set', 'a-csv-table', 'another-csv-table', 'join'] },
  distribution_bad_id: { rule: '2', says: ['ids should not contain spaces', 'white space'] },
  bad_array_definition: { rule: '13', says: ['first-field', 'isArray'] },
  bad_array_shape: { rule: '13', says: ['first-field', 'a,b,c'] },
  multilingual_fields: { rule: '5', says: ['third-field', 'text'] },
}

function samples(kind: 'valid' | 'invalid'): string[] {
  if (!here) return []
  return ['0.8', '1.0', '1.1'].flatMap((version) =>
    readdirSync(new URL(`${kind}/${version}`, FOLDER)).map((name) => `${version}/${name}`),
  )
}

const readSample = (kind: string, name: string) =>
  croissant.read(readFileSync(new URL(`${kind}/${name}`, FOLDER), 'utf8'), { ...CONTEXT, fileName: name.slice(4) })

test.describe('Croissant', () => {
  test.skip(!here, 'skipped: the shared samples of the standards are not beside this checkout')

  for (const name of samples('valid'))
    test(`the valid sample ${name} is loadable, and its drafts hold`, async () => {
      const { candidates, troubles, formatVersion } = await readSample('valid', name)
      expect(troubles.filter(({ grade }) => grade === 'refuse')).toEqual([])
      expect(formatVersion).toBe(name.slice(0, 3))
      expect(candidates).toHaveLength(1)
      for (const { dataset, version, loadable, fields } of candidates) {
        DatasetDraft.parse({ ...dataset, organization: 'test' })
        VersionDraft.parse(version)
        expect(loadable.outcome).toBe('yes')
        expect(fields.length).toBeGreaterThan(5)
      }
    })

  for (const name of samples('invalid'))
    test(`the invalid sample ${name} is refused for the rule that it breaks`, async () => {
      const { candidates, troubles } = await readSample('invalid', name)
      const broken = Object.entries(BROKEN).find(([key]) => name.includes(key))?.[1]
      expect(candidates).toEqual([])
      expect(new Set(troubles.map(({ rule }) => rule))).toEqual(new Set([broken?.rule]))
      for (const words of broken?.says ?? []) expect(troubles.map(({ message }) => message).join('\n')).toContain(words)
    })

  test('standards.md §2: 2 of the 34 valid samples are complete; 32 lack datePublished, 25 creator, 7 license', async () => {
    const readings = await Promise.all(samples('valid').map((name) => readSample('valid', name)))
    const verdicts = readings.flatMap(({ candidates }) => candidates.map(({ complete }) => complete))
    const lacking = (property: string) =>
      verdicts.filter(({ reasons }) => reasons.includes(`${property} is missing.`)).length
    expect(verdicts.filter(({ outcome }) => outcome === 'yes')).toHaveLength(2)
    expect([lacking('datePublished'), lacking('creator'), lacking('license')]).toEqual([32, 25, 7])
  })

  test('standards.md §2: 17 of the 34 valid samples carry something as sha256 that is no digest', async () => {
    const readings = await Promise.all(samples('valid').map((name) => readSample('valid', name)))
    const wrong = readings.filter(({ candidates }) => candidates[0]?.troubles.some(({ rule }) => rule === 'sha256'))
    expect(wrong).toHaveLength(17)
    for (const { candidates } of wrong)
      expect(candidates[0]?.version?.files?.some(({ sha256 }) => sha256 === null)).toBe(true)
  })

  for (const name of samples('valid'))
    test(`the sample ${name}, imported and exported, is loadable again and keeps its files and unknown members`, async () => {
      const [candidate] = (await readSample('valid', name)).candidates
      const dataset = DatasetDraft.parse({ ...candidate?.dataset, organization: 'test' })
      const record = versionRecord(`test/${dataset.name}`, VersionDraft.parse(candidate?.version), null)
      const page = 'https://colophon.example/datasets/test/x/versions/1'
      const printed = printCroissant({ record, dataset, digest: sealRecord(record).digest, page })
      const again = await croissant.read(printed, { ...CONTEXT, fileName: name })
      expect(again.troubles.filter(({ grade }) => grade === 'refuse')).toEqual([])
      expect(again.formatVersion).toBe('1.1')
      const files = VersionDraft.parse(again.candidates[0]?.version).files.filter(({ sha256 }) => sha256 !== null)
      expect(files.map(({ path, sha256 }) => [path, sha256]).toSorted()).toEqual(
        record.files
          .filter(({ sha256 }) => sha256 !== null)
          .map(({ path, sha256 }) => [path, sha256])
          .toSorted(),
      )
      const unknown =
        candidate?.fields.filter(({ field }) => field.startsWith('kept.croissant.')).map(({ field }) => field) ?? []
      expect(again.candidates[0]?.fields.map(({ field }) => field)).toEqual(expect.arrayContaining(unknown))
    })

  test('a Croissant Tasks document describes no dataset and is refused', async () => {
    for (const folder of ['tasks-valid', 'tasks-invalid'])
      for (const name of here ? readdirSync(new URL(folder, FOLDER)) : []) {
        const reading = await croissant.read(readFileSync(new URL(`${folder}/${name}`, FOLDER), 'utf8'), {
          ...CONTEXT,
          fileName: name,
        })
        expect(reading.candidates).toEqual([])
      }
  })
})
