import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { combinePreferences, toldLeaves } from '#lib/preference/combine.ts'
import { readIptcPlus } from '#lib/preference/iptc-plus.ts'
import type { Profile } from '#lib/preference/preference.ts'
import { arePreferencesHere, casesOf, markOf, PREFERENCES_FOLDER, SKIPPED } from './tables.ts'

const Values = z.record(z.string(), z.string())
const Case = z.object({
  id: z.string(),
  input: z.record(z.string(), z.string().nullable()),
  expected: Values,
  protective: Values.optional(),
  conditions: z.array(z.object({ leaf: z.literal('*'), info: z.string() })).optional(),
  basis_kind: z.string(),
})

/** The case's properties as the XMP of a file. */
function xmpOf(properties: Record<string, string | null>): Buffer {
  const written = Object.entries(properties).map(([name, value]) =>
    value === null ? '' : `<${name}>${value}</${name}>`,
  )
  return Buffer.from(`<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
      xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/" xmlns:iptcExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
    ${written.join('')}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`)
}

function decided(body: Uint8Array, profile: Profile) {
  const location = 'https://a.example/1.jpg'
  const { statements } = readIptcPlus(
    { mechanism: 'iptc-plus', location, body, headers: [] },
    { url: location, agent: '', media: 'image' },
  )
  return combinePreferences({ statements, context: { identities: [] } }, profile)
}

function valuesOf(body: Uint8Array, profile: Profile) {
  const decision = decided(body, profile)
  return Object.fromEntries(toldLeaves(decision).map((leaf) => [leaf, decision[leaf].value]))
}

test.skip(!arePreferencesHere, SKIPPED)

for (const { id, input, expected, protective, conditions = [], basis_kind } of casesOf('iptc-plus-dmi', Case)) {
  test(`${id}${markOf(basis_kind)}`, () => {
    expect(valuesOf(xmpOf(input), 'literal')).toEqual(expected)
    const decision = decided(xmpOf(input), 'literal')
    for (const leaf of toldLeaves(decision))
      expect(decision[leaf].conditions).toEqual(conditions.map(({ info }) => info))
  })
  test(`${id}, protective (our interpretation)`, () => {
    expect(valuesOf(xmpOf(input), 'protective')).toEqual(protective ?? expected)
  })
}

test('the sample file denies the training of generative models', () => {
  const body = readFileSync(new URL('samples/xmp-plus-datamining.xmp', PREFERENCES_FOLDER))
  expect(valuesOf(body, 'literal')).toEqual({ 'train-gen': 'deny' })
})
