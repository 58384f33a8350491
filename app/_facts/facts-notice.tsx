import { Banner } from '#app/_ui/banner.tsx'
import { formatPlural } from '#app/_ui/format.ts'
import { FactKey } from '#lib/assessment/facts/groups.ts'
import { QUESTIONS } from '#lib/assessment/questions.ts'

/** What stands in the address after a question was answered. */
export type FactsAsked = {
  saved?: string | string[]
  unchanged?: string | string[]
  taken?: string | string[]
  imported?: string | string[]
  fault?: string | string[]
}

const FAULTS: Readonly<Record<string, string>> = {
  forbidden: 'You may not record facts about this dataset.',
  unauthenticated: 'Sign in to record facts.',
  'not-found': 'This version is not published here.',
  'nothing-ticked': 'Nothing was ticked, so nothing was recorded.',
  'nothing-before': 'Nothing is recorded of the version before that could be taken along.',
}

/** What came of the last answer. */
export function FactsNotice({ asked }: { asked: FactsAsked }) {
  const told = noticeOf(asked)
  if (told !== null)
    return (
      <div role="status" className="mt-4">
        <Banner kind="good" title={told}>
          The score changes only when the version is assessed again.
        </Banner>
      </div>
    )
  const fault = [asked.fault].flat()[0]
  if (fault === undefined) return null
  return (
    <div role="alert" className="mt-4">
      <Banner kind="bad" title={FAULTS[fault] ?? 'Nothing was recorded.'} />
    </div>
  )
}

function noticeOf({ saved, unchanged, taken, imported }: FactsAsked): string | null {
  const [count] = [imported].flat()
  if (count !== undefined && /^\d{1,3}$/.test(count))
    return count === '0'
      ? 'All of it was recorded already: nothing has changed.'
      : `Recorded: ${formatPlural(Number(count), 'answer', 'answers')}.`
  if (saved !== undefined) return `Recorded: ${titleOf(saved)}.`
  if (unchanged !== undefined) return `Recorded already: ${titleOf(unchanged)}.`
  return taken === undefined ? null : `Taken back: ${titleOf(taken)}. It stays as history.`
}

function titleOf(key: string | string[]): string {
  const read = FactKey.safeParse([key].flat()[0])
  return read.success ? QUESTIONS[read.data].title : 'an answer'
}
