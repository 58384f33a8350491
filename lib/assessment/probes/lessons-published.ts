import type { VersionFacts } from '../facts.ts'
import { type Probe, type Seen, unknown } from '../probe.ts'

/** Whether it was written up, failures and limits included (P6 "learn from others"). */
export const lessonsPublished: Probe = { criterion: '6.5', version: 1, judge }

function judge({ recorded: { lessons } }: VersionFacts): Seen {
  if (lessons === undefined) return unknown('Whether it was written up is not recorded.')
  const { url, reportsLimits } = lessons.value
  const { evidence } = lessons
  if (url === null) return { outcome: 'false', reason: 'There is no write-up.', evidence }
  if (reportsLimits) return { outcome: 'true', reason: 'A write-up reports failures or limits.', evidence }
  return { outcome: 'partly', reason: 'There is a write-up, without failures or limits.', evidence }
}
