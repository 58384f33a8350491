import { guarded } from '#app/_server/api.ts'
import { database } from '#app/_server/db.ts'
import { printMetrics } from '#app/_server/metrics.ts'
import { statementsSoFar } from '#db/client.ts'
import { registryFigures } from '#db/queries/registry-figures.ts'

export const dynamic = 'force-dynamic'

/** What the registry holds and what this process uses, in Prometheus' text form. */
export async function GET(): Promise<Response> {
  return guarded(async () => {
    const figures = await registryFigures(database())
    const { rss, heapUsed } = process.memoryUsage()
    const used = { rss, heapUsed, uptime: process.uptime(), statements: statementsSoFar() }
    const headers = { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8', 'Cache-Control': 'no-store' }
    return new Response(printMetrics(figures, used), { headers })
  })
}
