import { type Fact, Facts } from '#app/_ui/facts.tsx'
import { formatCount, formatPlural, formatShare, formatTime } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import type { PublicHarvest } from '#lib/preference/harvest.ts'
import type { ShareReading } from '#lib/preference/shares.ts'
import { HarvestOrderForm } from './harvest-order.tsx'
import { HarvestTable } from './harvest-table.tsx'
import { coverageWords, isUnderWay } from './harvest-words.ts'
import { UnderWay } from './under-way.tsx'
import type { VersionPreferencesProps } from './version-preferences.tsx'
import { type KnownReadings, newestOf } from './version-reading.ts'

/** How it is known: how many hosts were asked of how many, what came of it, by which rules, and how to have them asked again. */
export function CoverageSection({ known, harvests, version, actor }: VersionPreferencesProps) {
  return (
    <Section title="How it was asked" id="coverage">
      <div className="two">
        <div>
          <Facts facts={coverageFacts(known, harvests)} />
          {newestOf(known) === null && (
            <p className="small mt-4">
              Only what the collector kept was read: what the hosts say now is unknown until they are asked.
            </p>
          )}
        </div>
        <div>
          {harvests.some(isUnderWay) ? (
            <UnderWay harvests={harvests} actor={actor} />
          ) : (
            <HarvestOrderForm version={version} actor={actor} />
          )}
        </div>
      </div>
      {harvests.length > 0 && <HarvestTable harvests={harvests} />}
    </Section>
  )
}

function coverageFacts(known: KnownReadings, harvests: readonly PublicHarvest[]): Fact[] {
  const now = newestOf(known)
  const [last] = harvests.filter((harvest) => !isUnderWay(harvest))
  return [
    ...(now === null ? [] : [{ term: 'Now', value: `${formatTime(now.asOf)}: ${askedWords(now.shares)}` }]),
    ...(known.collection === null ? [] : [{ term: 'At collection', value: collectionWords(known.collection.shares) }]),
    ...(last === undefined ? [] : [{ term: 'Last harvest', value: coverageWords(last) }]),
    { term: 'Rules', value: <code className="mono">{(now ?? known.collection)?.rules}</code> },
  ]
}

function askedWords({ origins, observed, total, withoutUrl }: ShareReading): string {
  const { known, asked, unread } = origins
  const unreadWords = unread === 0 ? 'all could be read' : `${formatCount(unread)} could not be read`
  const share = formatShare(total.records === 0 ? 0 : observed.records / total.records)
  const without =
    withoutUrl.records === 0 ? '' : `; ${formatPlural(withoutUrl.records, 'record has', 'records have')} no address`
  return `${formatCount(asked)} of ${formatPlural(known, 'host', 'hosts')} were asked, ${unreadWords}; they hold ${share} of the records${without}`
}

function collectionWords({ observed, inferred, total }: ShareReading): string {
  const share = (records: number) => formatShare(total.records === 0 ? 0 : records / total.records)
  const kept = `what held then is known for ${share(observed.records)} of the records`
  return inferred.records === 0
    ? `${kept}, from the collector’s own snapshots`
    : `${kept}, of which ${share(inferred.records)} is inferred from equal copies before and after`
}
