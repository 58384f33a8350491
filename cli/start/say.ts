/** Tells how the start goes: one line a step, with the time it took. */
export type Say = {
  line(text: string): void
  step<Result>(what: string, work: () => Promise<Result>): Promise<Result>
}

/** Writes to standard output; on a terminal a step under way shows its seconds. */
export function sayOn(out: NodeJS.WriteStream): Say {
  const line = (text: string) => void out.write(`${text}\n`)
  return {
    line,
    async step(what, work) {
      const began = Date.now()
      const seconds = () => `${((Date.now() - began) / 1000).toFixed(1)} s`
      const ticking = out.isTTY ? setInterval(() => out.write(`\r  ${what} … ${seconds()} `), 500) : null
      try {
        const result = await work()
        line(`${out.isTTY ? '\r' : ''}  ${what}: ${seconds()}${out.isTTY ? '      ' : ''}`)
        return result
      } finally {
        if (ticking !== null) clearInterval(ticking)
      }
    },
  }
}
