import type { Metadata } from 'next'
import { currentActor } from '#app/_server/session.ts'
import { PageHead } from '#app/_ui/columns.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { judgeText } from '#app/_verify/judge-text.ts'
import type { VerifyState } from '#app/_verify/judged.ts'
import { VerifyForm } from '#app/_verify/verify-form.tsx'

type Props = { searchParams: Promise<{ c?: string | string[] }> }

export const metadata: Metadata = {
  title: 'Verify',
  description: 'Whether what a citation names is unchanged, superseded, withdrawn, or unknown.',
}

/** Check someone else's citation: the answer, then the proof. `?c=` holds a short citation, so that an answer has an address. */
export default async function VerifyPage({ searchParams }: Props) {
  const { c = '' } = await searchParams
  const text = typeof c === 'string' ? c.trim() : ''
  const [actor, start] = await Promise.all([currentActor(), startWith(text)])
  return (
    <PageFrame current="/verify" actor={actor}>
      <PageHead title="Verify a citation">
        Is what a citation names still what it was? Paste it, a digest, or a whole reference list.
      </PageHead>
      <VerifyForm key={text} start={start} />
    </PageFrame>
  )
}

async function startWith(text: string): Promise<VerifyState> {
  if (text === '') return { kind: 'start', text }
  return { kind: 'answers', text, answers: await judgeText(text) }
}
