import type { RegistryFigures } from '#db/queries/registry-figures.ts'

/** What this process uses: bytes of memory, seconds since it started, SQL statements since then. */
export type ProcessFigures = { rss: number; heapUsed: number; uptime: number; statements: number }

type Metric = {
  name: string
  kind: 'gauge' | 'counter'
  help: string
  values: readonly [labels: string, value: number][]
}

/** The figures in Prometheus' text exposition format 0.0.4. */
export function printMetrics(held: RegistryFigures, used: ProcessFigures): string {
  const metrics: readonly Metric[] = [
    gauge('colophon_organizations', 'Organisations', held.organizations),
    gauge('colophon_datasets', 'Datasets registered', held.datasets),
    {
      name: 'colophon_versions',
      kind: 'gauge',
      help: 'Versions by status',
      values: [
        ['{status="draft"}', held.drafts],
        ['{status="published"}', held.published],
        ['{status="withdrawn"}', held.withdrawn],
      ],
    },
    {
      name: 'colophon_last_event_id',
      kind: 'counter',
      help: 'The id of the newest event',
      values: [['', held.events]],
    },
    {
      name: 'colophon_sql_statements_total',
      kind: 'counter',
      help: 'SQL statements of this process',
      values: [['', used.statements]],
    },
    gauge('process_resident_memory_bytes', 'Resident memory', used.rss),
    gauge('nodejs_heap_used_bytes', 'Heap in use', used.heapUsed),
    gauge('process_uptime_seconds', 'Time since this process started', used.uptime),
  ]
  return metrics.map(printMetric).join('')
}

function gauge(name: string, help: string, value: number): Metric {
  return { name, kind: 'gauge', help, values: [['', value]] }
}

function printMetric({ name, kind, help, values }: Metric): string {
  const lines = values.map(([labels, value]) => `${name}${labels} ${value}\n`)
  return `# HELP ${name} ${help}.\n# TYPE ${name} ${kind}\n${lines.join('')}`
}
