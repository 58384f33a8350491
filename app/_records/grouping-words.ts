import { formatCount, formatPlural, formatShare } from '#app/_ui/format.ts'
import type { GroupedCounts, RecordGrouping } from '#lib/records/schema.ts'

/** What a grouping is called: `one` and `many` of its values, and what it is when a record has none. */
export const GROUPING_WORDS: Readonly<Record<RecordGrouping, { one: string; many: string; none: string }>> = {
  host: { one: 'host', many: 'hosts', none: 'no address' },
  source: { one: 'source', many: 'sources', none: 'no source' },
  license: { one: 'licence', many: 'licences', none: 'no licence' },
  language: { one: 'language', many: 'languages', none: 'no language' },
  split: { one: 'split', many: 'splits', none: 'no split' },
  mark: { one: 'mark', many: 'marks', none: 'no mark' },
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
  const only = said === 1
  const share = formatShare(first.records / total)
  const sentences = [
    only
      ? `${first.value} is the only ${words.one}: ${share} of the records.`
      : `${first.value} has ${share} of the records, the most of ${formatPlural(said, words.one, words.many)}.`,
  ]
  if (named.length > 3) {
    const three = named.slice(0, 3).reduce((sum, { records }) => sum + records, 0)
    sentences.push(`The first three have ${formatShare(three / total)} together.`)
  }
  if (unsaid > 0) sentences.push(`${formatCount(unsaid)} (${formatShare(unsaid / total)}) name ${words.none}.`)
  return sentences.join(' ')
}
