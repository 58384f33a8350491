import { Refusal } from '#lib/error.ts'
import { readBounded, readProblem, say } from './registry-answer.ts'

/** Where an answer is streamed from, and as whom. `timeoutMs`: how long nothing may arrive. */
export type StreamLine = { url: string; address: string; token: string; timeoutMs: number }

/** The answer's bytes as they come: nothing of it is held, and nothing is asked twice. Refuses what the registry refuses, and an answer that breaks off. */
export async function* streamAnswer(line: StreamLine): AsyncGenerator<Uint8Array> {
  const { url, address, token, timeoutMs } = line
  const control = new AbortController()
  const timer = setTimeout(() => control.abort(), timeoutMs)
  const headers = {
    accept: '*/*',
    'user-agent': 'colophon-cli',
    ...(token !== '' && { authorization: `Bearer ${token}` }),
  }
  try {
    const response = await fetch(address, { headers, signal: control.signal })
    if (response.status >= 400) {
      const bytes = await readBounded(response, () => timer.refresh())
      throw readProblem({ status: response.status, type: response.headers.get('content-type') ?? '', bytes }, url)
    }
    for await (const part of response.body ?? []) {
      timer.refresh()
      yield part
    }
  } catch (error) {
    if (control.signal.aborted) throw new Refusal('unavailable', say('TIMEOUT', url, timeoutMs))
    throw error instanceof TypeError ? new Refusal('unavailable', say(codeOf(error), url, timeoutMs)) : error
  } finally {
    clearTimeout(timer)
    control.abort()
  }
}

/** fetch hides the cause of a failure one level down; one that breaks off says only that. */
function codeOf({ cause, message }: TypeError): string {
  if (cause instanceof Error && 'code' in cause) return String(cause.code)
  return message
}
