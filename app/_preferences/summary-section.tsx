import type { ReactNode } from 'react'
import { formatDate, formatPlural, formatShare } from '#app/_ui/format.ts'
import { type Share, ShareBar } from '#app/_ui/share-bar.tsx'
import { LEAF_WORDS, shareWordName } from '#lib/preference/words.ts'
import type { WordShares } from './months.ts'
import { countedBy, type KnownReadings, newestOf, shownShares } from './version-reading.ts'
import type { PreferenceView } from './view.ts'
import { NotAdvice } from './words-of.tsx'

/** What a person reads in ten seconds: how much may be used for what, at collection and now, in which reading. */
export function SummarySection({ known, view, form }: { known: KnownReadings; view: PreferenceView; form: ReactNode }) {
  const [now, then] = [newestOf(known), known.collection]
  const shown = now ?? then
  const shares = shownShares(shown, view)
  if (shown === null || shares === null) return null
  return (
    <section className="section" id="summary">
      <p className="lede max-w-[820px]">{sentences(known, view).join(' ')}</p>
      {form}
      <div className="then-now">
        {then !== null && now !== null && (
          <ThenNow label="When collected" shares={shownShares(then, view)} legend="none" />
        )}
        <ThenNow label={now === null ? 'When collected' : formatDate(now.asOf)} shares={shares} legend="below" />
      </div>
      <NotAdvice />
    </section>
  )
}

function ThenNow({ label, shares, legend }: { label: string; shares: WordShares | null; legend: 'below' | 'none' }) {
  if (shares === null) return null
  return (
    <>
      <span className="label">{label}</span>
      <div>
        <ShareBar shares={barOf(shares)} legend={legend} />
      </div>
    </>
  )
}

/** Good first, then bad, then what nobody can tell. */
export function barOf(shares: WordShares): Share[] {
  const words = ['allowed', 'disallowed', 'on-hold', 'unknown'] as const
  return words.map((word) => ({ kind: word, label: shareWordName(word), share: shares[word] }))
}

function sentences(known: KnownReadings, view: PreferenceView): string[] {
  const [now, then] = [newestOf(known), known.collection]
  const shown = now ?? then
  const [shares, before] = [shownShares(shown, view), shownShares(then, view)]
  if (shown === null || shares === null) return []
  const { total } = shown.shares
  const by = countedBy(shown, view)
  const whole =
    by === 'tokens'
      ? formatPlural(total.tokens ?? 0, 'token', 'tokens')
      : formatPlural(total.records, 'record', 'records')
  const use = LEAF_WORDS[view.leaf].name
  const told = `Of ${whole}, ${formatShare(shares.allowed)} ${now === null ? 'might' : 'may'} be used for ${use} and ${formatShare(shares.disallowed)} ${now === null ? 'might' : 'may'} not.`
  const hold =
    shares['on-hold'] === 0
      ? ''
      : `, and ${formatShare(shares['on-hold'])} are on hold, since their sites could not be read`
  const silence =
    shares.unknown === 0 && hold !== ''
      ? `${hold.slice(6)}.`
      : `Of ${formatShare(shares.unknown)} nothing is said${hold}.`
  const change =
    now === null || before === null
      ? ''
      : `When they were collected, ${formatShare(before.allowed)} were allowed and ${formatShare(before.disallowed)} disallowed.`
  return [told, capital(silence), change, `This is the ${view.profile} reading.`].filter((sentence) => sentence !== '')
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
