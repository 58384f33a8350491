import { Agent, request } from 'node:http'

/** How many requests were answered in a second, and how many were answered with anything but 200. */
export type Load = { perSecond: number; failed: number }

/**
 * Asks for the addresses that `next` gives, over and over, from so many connections that are kept open, for so many
 * milliseconds. Whole answers are read; the encoding is none, so that sizes compare.
 */
export async function load(next: () => string, options: { connections: number; milliseconds: number }): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.connections })
  const began = performance.now()
  let answered = 0
  let failed = 0
  const one = async () => {
    while (performance.now() - began < options.milliseconds) {
      if ((await ask(agent, next())) === 200) answered += 1
      else failed += 1
    }
  }
  await Promise.all(Array.from({ length: options.connections }, one))
  agent.destroy()
  return { perSecond: (answered * 1000) / (performance.now() - began), failed }
}

/** The bytes of one answer's body. */
export function sizeOf(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { headers: HEADERS }, (response) => {
      let bytes = 0
      response.on('data', (chunk) => (bytes += chunk.length))
      response.on('end', () => resolve(bytes))
    })
      .on('error', reject)
      .end()
  })
}

const HEADERS = { accept: 'text/html', 'accept-encoding': 'identity' }

function ask(agent: Agent, url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { agent, headers: HEADERS }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
      .on('error', reject)
      .end()
  })
}

/** Draws indexes 0 to n−1 in which index i comes up in proportion to 1 ⁄ (i + 1), as readers' choices do; the same row every time. */
export function zipf(n: number): () => number {
  const sums = new Float64Array(n)
  let sum = 0
  for (let index = 0; index < n; index++) {
    sum += 1 / (index + 1)
    sums[index] = sum
  }
  let state = 0x2545f491
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    const wanted = ((state >>> 0) / 2 ** 32) * sum
    let [low, high] = [0, n - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return low
  }
}
