import { Banner } from '#app/_ui/banner.tsx'

const DONE = {
  assessed: 'Assessed: the score of today stands below, and the earlier ones stay.',
  answered: 'Your answer stands beside the finding. It is not counted.',
  accepted: 'You accepted the answer. The score stays as it is.',
  declined: 'You declined the answer. The score stays as it is.',
  unchanged: 'Nothing has changed today: the score that stands is the one of these facts.',
} as const

const FAULTS = {
  forbidden: 'You may not assess this version.',
  unauthenticated: 'Sign in to assess this version.',
  'not-found': 'This version is not published here.',
} as const

type NoticeProps = { done: string | undefined; fault: string | undefined }

/** What came of assessing a version. */
export function AssessedNotice({ done, fault }: NoticeProps) {
  if (done !== undefined && isDone(done))
    return (
      <div role="status" className="mt-4">
        <Banner kind="good" title={DONE[done]} />
      </div>
    )
  if (fault === undefined) return null
  const known = fault === 'forbidden' || fault === 'unauthenticated' || fault === 'not-found'
  return (
    <div role="alert" className="mt-4">
      <Banner kind="bad" title={known ? FAULTS[fault] : 'The version was not assessed.'} />
    </div>
  )
}

function isDone(done: string): done is keyof typeof DONE {
  return Object.hasOwn(DONE, done)
}
