import { urlOf } from '../url.ts'
import { effectsOn } from './effects.ts'
import { type Effects, PreferenceStatement, TRAINING_LEAVES, USAGE_LEAVES } from './preference.ts'
import { type Reading, SILENT, type Signal, type Subject } from './signal.ts'
import { findXmp, readXmp, type Xmp, type XmpProperty } from './xmp.ts'

/** The property DataMining of the PLUS vocabulary in a file's XMP (IPTC Photo Metadata 2023.1). */
export const IPTC_PLUS_VERSION = 'iptc-plus/1 2023.1'

const PLUS = ['http://ns.useplus.org/ldf/xmp/1.0/', 'https://ns.useplus.org/ldf/xmp/1.0/']
const IPTC_EXT = ['http://iptc.org/std/Iptc4xmpExt/2008-02-29/']
const VOCABULARY = 'http://ns.useplus.org/ldf/vocab/'

type Meaning = { basis: 'explicit' | 'derived'; effects: Effects; see?: 'constraint' | 'embedded' | 'linked' }

const ALL = effectsOn(USAGE_LEAVES, 'deny')
const CODES: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['DMI-UNSPECIFIED', { basis: 'explicit', effects: {} }],
  ['DMI-ALLOWED', { basis: 'derived', effects: effectsOn(USAGE_LEAVES, 'allow') }],
  ['DMI-PROHIBITED-AIMLTRAINING', { basis: 'explicit', effects: effectsOn(TRAINING_LEAVES, 'deny') }],
  ['DMI-PROHIBITED-GENAIMLTRAINING', { basis: 'explicit', effects: { 'train-gen': 'deny' } }],
  ['DMI-PROHIBITED-EXCEPTSEARCHENGINEINDEXING', { basis: 'explicit', effects: { ...ALL, search: 'allow' } }],
  ['DMI-PROHIBITED', { basis: 'explicit', effects: ALL }],
  ['DMI-PROHIBITED-SEECONSTRAINT', { basis: 'explicit', effects: ALL, see: 'constraint' }],
  ['DMI-PROHIBITED-SEEEMBEDDEDRIGHTSEXPR', { basis: 'explicit', effects: ALL, see: 'embedded' }],
  ['DMI-PROHIBITED-SEELINKEDRIGHTSEXPR', { basis: 'explicit', effects: ALL, see: 'linked' }],
])

/**
 * What a file says in its XMP by the PLUS vocabulary (`preferences.md` §2.8). Nobody signs it, so that an allow in a copy that does not
 * come from the record's own origin is weak. A code that is not in the list denies everything in the protective reading.
 */
export function readIptcPlus(signal: Signal, subject: Subject): Reading {
  if (signal.body === null) return SILENT
  const xmp = readXmp(signal.body)
  const read = findXmp(xmp, PLUS, 'DataMining').flatMap((property) =>
    property.values.map((value) => readCode({ value, property, xmp, signal, subject })),
  )
  return {
    statements: read.flatMap(({ statements }) => statements),
    flags: [...new Set(read.flatMap(({ flags }) => flags))],
    ...(xmp.unread.length > 0 && { unread: xmp.unread.join('; ') }),
  }
}

type Said = { value: string; property: XmpProperty; xmp: Xmp; signal: Signal; subject: Subject }

function readCode({ value, property, xmp, signal, subject }: Said): Reading {
  const code = value.replace(/^https?:\/\/ns\.useplus\.org\/ldf\/vocab\//, '')
  const flags = value === VOCABULARY + code && property.namespace === PLUS[0] ? [] : ['non-canonical']
  const meaning = CODES.get(code) ?? null
  const effects = meaning?.effects ?? ALL
  if (Object.keys(effects).length === 0) return { statements: [], flags }
  const statement = PreferenceStatement.parse({
    id: `iptc-plus:${property.locator}`,
    mechanism: 'iptc-plus',
    effects,
    addressee: '*',
    flags,
    evidence: [{ location: signal.location, locator: property.locator, quote: property.quote }],
    ...(meaning === null
      ? { basis: 'contested', profiles: ['protective'] }
      : { basis: meaning.basis, condition: conditionOf(meaning, xmp), weak: isCopy(signal, subject) }),
  })
  return { statements: [statement], flags }
}

/** What a code refers to, in its own words, or the name of the property that would hold them. */
function conditionOf({ see }: Meaning, xmp: Xmp): string | null {
  if (see === undefined) return null
  if (see === 'embedded') return 'iptcExt:EmbdEncRightsExpr'
  if (see === 'constraint') return textOf(findXmp(xmp, PLUS, 'OtherConstraints')) ?? 'plus:OtherConstraints'
  return textOf(findXmp(xmp, IPTC_EXT, 'LinkedEncRightsExpr')) ?? 'iptcExt:LinkedEncRightsExpr'
}

/** The first value; of a structure, that of the field which holds the expression's address. */
function textOf(properties: readonly XmpProperty[]): string | null {
  const plain = properties.flatMap(({ values }) => values)
  const linked = properties.flatMap(({ fields }) => fields).filter(({ name }) => name === 'LinkedRightsExpr')
  return (plain[0] ?? linked.flatMap(({ values }) => values)[0])?.slice(0, 500) ?? null
}

function isCopy({ location }: Signal, { url }: Subject): boolean {
  const [place, record] = [urlOf(location), urlOf(url)]
  return place === null || place.origin !== record?.origin
}
