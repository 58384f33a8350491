import { Section } from '#app/_ui/section.tsx'
import type { BlobStore } from '#db/blobs.ts'
import type { EvidenceHistory } from '#lib/license/evidence-history.ts'
import { pageText } from '#lib/license/page-text.ts'
import { surroundingsOf } from '#lib/license/quote.ts'
import { wordDifference } from '#lib/license/word-difference.ts'

/** The quote's surroundings then and now: words that went are struck through, words that came are underlined. */
export async function Passage({ history, blobs }: { history: EvidenceHistory; blobs: BlobStore }) {
  const kept = history.checks.filter(({ snapshot }) => snapshot !== null)
  const [newest] = kept
  if (newest === undefined || newest.outcome !== 'changed') return null
  const before = kept.find(({ outcome }) => outcome === 'as-quoted')
  const { quote } = history.evidence
  const after = await passageOf(newest, quote, blobs)
  const former = before === undefined ? quote : ((await passageOf(before, quote, blobs)) ?? quote)
  if (after === null) return null
  return (
    <Section
      title="What changed around the words"
      id="difference"
      intro={
        before === undefined
          ? 'The page was not kept when it was quoted: the quote stands beside the place that shares its words.'
          : 'Struck through: gone. Underlined: new.'
      }
    >
      <p className="passage">
        {wordDifference(former, after).map(({ kind, text }, place) => {
          const key = `${place} ${kind}`
          if (kind === 'removed') return <del key={key}>{`${text} `}</del>
          if (kind === 'added') return <ins key={key}>{`${text} `}</ins>
          return <span key={key}>{`${text} `}</span>
        })}
      </p>
    </Section>
  )
}

async function passageOf(
  { snapshot, mediaType }: EvidenceHistory['checks'][number],
  quote: string,
  blobs: BlobStore,
): Promise<string | null> {
  const bytes = snapshot === null ? null : await blobs.read(snapshot)
  const text = bytes === null ? null : pageText(bytes, mediaType)
  return text === null ? null : surroundingsOf(quote, text)
}
