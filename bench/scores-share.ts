import { z } from 'zod'
import { connect } from '#db/client.ts'
import { collectAllFacts } from '#db/queries/collect-all-facts.ts'
import { findAll } from '#lib/assessment/find.ts'

/** What one process scored: how many versions, its processor time in all, and the clock's time within the probes, in ms. */
export const ScoredShare = z.strictObject({ scored: z.number(), processorMs: z.number(), probesMs: z.number() })
export type ScoredShare = z.infer<typeof ScoredShare>

/** Runs every probe on all versions of a range of digests (`after`, `before`; empty: no bound) and prints what came of it. */
export async function main([url = '', asOf = '', after = '', before = '']: string[]): Promise<number> {
  const { db, close } = connect(url, { max: 2 })
  const share = { scored: 0, processorMs: 0, probesMs: 0 }
  const range = { after, before: before === '' ? null : before }
  for await (const batch of collectAllFacts(db, asOf, { range })) {
    const start = performance.now()
    for (const facts of batch) share.scored += findAll(facts).length / 40
    share.probesMs += performance.now() - start
  }
  await close()
  const { user, system } = process.cpuUsage()
  process.stdout.write(JSON.stringify({ ...share, processorMs: (user + system) / 1000 }))
  return 0
}
