import { Section } from '#app/_ui/section.tsx'
import type { PublicRun } from '#lib/run/public.ts'
import { T6Result } from '#lib/run/t6-record.ts'

/** A text that the model wrote at the end of a training. */
export function SampleSection({ run: { kind, result, executor } }: { run: PublicRun }) {
  const sample = kind === 't6' && result !== null ? T6Result.safeParse(result).data?.sample : undefined
  if (sample === undefined) return null
  return (
    <Section
      title="What it writes"
      id="sample"
      intro={
        executor === 'registry'
          ? 'Begun with the words in bold, each next token drawn among the likeliest, from the cached factors alone. A small model makes no sense; it shows what of the text’s look it took up.'
          : 'Begun with the words in bold, as the run reported it. How each next token was chosen is not recorded.'
      }
    >
      <blockquote className="max-w-[720px] break-words whitespace-pre-wrap">
        <b>{sample.prompt}</b>
        {sample.text}
      </blockquote>
    </Section>
  )
}
