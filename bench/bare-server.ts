import { createServer } from 'node:http'
import pg from 'pg'

// The peer of `bench/web.ts`: the least that could answer. node:http and pg, one statement for each request, JSON of a
// given size. It is told its statements by the environment.

type Route = { sql: string; params: unknown[]; bytes: number; pathParam: number | null }

const routes: Record<string, Route> = JSON.parse(process.env.BARE_ROUTES ?? '{}')
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })

const server = createServer(async (request, response) => {
  const [, name = '', ...rest] = (request.url ?? '').split('?')[0]?.split('/') ?? []
  const route = routes[name]
  if (route === undefined) return void response.writeHead(404).end()
  const params = route.pathParam === null ? route.params : route.params.with(route.pathParam, rest.join('/'))
  const { rows } = await pool.query(route.sql, params)
  const json = JSON.stringify({ rows })
  const padded = JSON.stringify({ rows, padding: ' '.repeat(Math.max(0, route.bytes - json.length - 14)) })
  response
    .writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(padded) })
    .end(padded)
})
server.listen(Number(process.env.PORT), () => process.stdout.write('bare server answers\n'))
process.on('SIGTERM', () => process.exit(0))
