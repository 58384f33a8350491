import { formatCount, formatPlural, formatShare } from '#app/_ui/format.ts'
import type { GroupedCounts, RecordCount, RecordGrouping } from '#lib/records/schema.ts'

/** What a grouping is called: `one` and `many` of its values, and what it is when a record has none. */
export const GROUPING_WORDS: Readonly<Record<RecordGrouping, { one: string; many: string; none: string }>> = {
  host: { one: 'host', many: 'hosts', none: 'no address' },
  source: { one: 'source', many: 'sources', none: 'no source' },
  license: { one: 'licence', many: 'licences', none: 'no licence' },
  language: { one: 'language', many: 'languages', none: 'no language' },
  split: { one: 'split', many: 'splits', none: 'no split' },
  mark: { one: 'mark', many: 'marks', none: 'no mark' },
}

type Words = (typeof GROUPING_WORDS)[RecordGrouping]

/** Who has the most; those who have as many as the first are not passed over. */
function largest(named: readonly RecordCount[], said: number, total: number, { one, many }: Words): string {
  const [first, second] = named
  if (first === undefined) return ''
  const share = `${formatShare(first.records / total)} of the records`
  const equal = named.filter(({ records }) => records === first.records).length
  if (said === 1) return `${first.value} is the only ${one}: ${share}.`
  if (equal === 2)
    return `${first.value} and ${second?.value} have ${share} each, the most of ${formatCount(said)} ${many}.`
  if (equal > 2) return `${formatCount(equal)} of ${formatCount(said)} ${many} have ${share} each, the most of all.`
  return `${first.value} has ${share}, the most of ${formatPlural(said, one, many)}.`
}

/** The shares of a grouping in a sentence or two: the largest, the first three together, and what says nothing. */
export function shareSentence({ by, distinct, top }: GroupedCounts, total: number): string {
  const words = GROUPING_WORDS[by]
  const named = top.filter(({ value }) => value !== null)
  const unsaid = top.find(({ value }) => value === null)?.records ?? 0
  const [first] = named
  const said = distinct - (unsaid > 0 ? 1 : 0)
  if (total === 0) return 'There are no records.'
  if (first === undefined) return `None of the records names a ${words.one}.`
  const sentences = [largest(named, said, total, words)]
  if (named.length > 3) {
    const three = named.slice(0, 3).reduce((sum, { records }) => sum + records, 0)
    sentences.push(`The first three have ${formatShare(three / total)} together.`)
  }
  if (unsaid > 0) sentences.push(`${formatCount(unsaid)} (${formatShare(unsaid / total)}) name ${words.none}.`)
  return sentences.join(' ')
}
