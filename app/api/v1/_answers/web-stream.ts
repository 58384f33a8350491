import type { Readable } from 'node:stream'

/** The stream as the web's own kind; it ends, and its file is closed, when the asker goes away. */
export function webStream(stream: Readable): ReadableStream<Uint8Array> {
  const parts = stream.iterator()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next()
      if (done === true) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      stream.destroy()
    },
  })
}

/** What a generator yields as a stream of the web's own kind; the generator is ended when the asker goes away. */
export function streamOf(parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next()
      if (done === true) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await parts.return(undefined)
    },
  })
}
