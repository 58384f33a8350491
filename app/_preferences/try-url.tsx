import { Banner } from '#app/_ui/banner.tsx'
import { Button } from '#app/_ui/button.tsx'
import type { Moment } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import { DecisionRow, type SeenOf } from './decision-view.tsx'
import type { ShownDecision } from './shown-decision.ts'

type TryProps = {
  host: string
  /** What was written last; empty: nothing yet. */
  url: string
  /** What follows for it; `elsewhere`: it is no address of this host; null: nothing was written. */
  answer: ShownDecision | 'elsewhere' | 'never-asked' | null
  observedAt: Moment
  seenOf: SeenOf
}

/** Any address of the host, and what follows for it. A GET form, so that the answer has an address. */
export function TryUrl({ host, url, answer, observedAt, seenOf }: TryProps) {
  return (
    <Section title="Try an address" id="try">
      <form className="ask" action="#try">
        <p className="ask-part grow">
          <label className="label" htmlFor="try-url">
            {`An address of ${host}`}
          </label>
          <input
            id="try-url"
            name="url"
            type="text"
            inputMode="url"
            defaultValue={url}
            maxLength={8000}
            placeholder={`https://${host}/`}
          />
        </p>
        <Button look="plain">Say what is known</Button>
      </form>
      {answer === 'elsewhere' && (
        <Banner kind="bad" title={`This is no address of ${host}.`}>
          <p>
            <a href={`/preferences?${new URLSearchParams({ urls: url })}#check`}>Ask about any address</a>
          </p>
        </Banner>
      )}
      {answer === 'never-asked' && (
        <p className="second">This origin was never asked, so that nothing is known of it.</p>
      )}
      {answer !== null && typeof answer === 'object' && (
        <DecisionRow
          name={<code className="mono break-all">{url}</code>}
          decision={answer}
          observedAt={observedAt}
          seenOf={seenOf}
        />
      )}
    </Section>
  )
}
