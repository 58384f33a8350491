import type { IncomingMessage } from 'node:http'

const ARRIVAL_MS = 600_000
const IDLE_MS = 120_000
const RECORDS = /^\/(?:api\/v1\/)?datasets\/[^/]+\/[^/]+\/versions\/[^/]+\/records(?:\/upload\/send)?(?:$|\?)/

/** Whether the request brings a file of records, which may take hours to arrive. */
export function bringsRecords({ method, url = '' }: Pick<IncomingMessage, 'method' | 'url'>): boolean {
  return (method === 'PUT' || method === 'POST') && RECORDS.test(url)
}

/**
 * Cuts a request that does not arrive: within ten minutes as a whole, or, if it brings a file of records, once nothing of
 * it came for two minutes.
 */
export function boundArrival(request: IncomingMessage): void {
  const { socket } = request
  let seen = socket.bytesRead
  const isStill = () => {
    const before = seen
    seen = socket.bytesRead
    return before === seen
  }
  const records = bringsRecords(request)
  const look = setInterval(
    () => {
      if (!request.complete && (!records || isStill())) request.destroy()
    },
    records ? IDLE_MS : ARRIVAL_MS,
  )
  look.unref()
  request.once('close', () => clearInterval(look))
}
