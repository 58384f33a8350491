import type { CountMismatch } from './facts/derived.ts'
import type { KnownVersion } from './known-version.ts'

type Counted = { what: string; unit: string; value: number; where: string }

/**
 * Counts of the same thing that differ: those that the version states, those of its record sets, and the recount of the records that
 * are held. Tokens of another tokenizer (by the note beside them) are another thing. Beside a stated count stand the words that it was read in.
 */
export function countMismatches({
  amounts,
  amountWords,
  recordSets,
  manifest,
}: Pick<KnownVersion, 'amounts' | 'amountWords' | 'recordSets' | 'manifest'>): CountMismatch[] {
  const counted = [...amountsOf(amounts, amountWords), ...setsOf(recordSets), ...recountOf(manifest)]
  return [...new Set(counted.map(({ what }) => what))].flatMap((what) => {
    const same = counted.filter((one) => one.what === what)
    const [first] = same
    if (first === undefined || same.every(({ value }) => value === first.value)) return []
    return [{ unit: first.unit, counts: same.map(({ value, where }) => ({ value, where })) }]
  })
}

function amountsOf(amounts: KnownVersion['amounts'], words: KnownVersion['amountWords']): Counted[] {
  return amounts.map(({ unit, value, note }, place) => {
    const quote = words[`/amounts/${place}`] ?? ''
    const where = note === '' ? 'as stated' : `as stated: ${note}`
    return {
      what: unit === 'tokens' ? `tokens ${note}` : unit,
      unit,
      value,
      where: quote === '' ? where : `${where} “${quote}”`,
    }
  })
}

function setsOf(sets: KnownVersion['recordSets']): Counted[] {
  const counts = sets.flatMap(({ count }) => count ?? [])
  if (counts.length === 0 || counts.length < sets.length) return []
  const value = counts.reduce((sum, count) => sum + count, 0)
  return [
    {
      what: 'records',
      unit: 'records',
      value,
      where: sets.length === 1 ? 'the record set' : `${sets.length} record sets`,
    },
  ]
}

function recountOf(manifest: KnownVersion['manifest']): Counted[] {
  if (manifest === null) return []
  return [{ what: 'records', unit: 'records', value: manifest.count, where: 'counted in the records held here' }]
}
