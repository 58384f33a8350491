/** Lets work with a host through: one at a time for each host, with a pause after each. `idle` resolves once all pauses are over. */
export type HostGate = {
  through<Result>(host: string, work: () => Promise<Result>): Promise<Result>
  idle(): Promise<void>
}

/** A gate for everything that this process asks of hosts, whatever led there: a list of places or a redirect. */
export function openHostGate({ pauseMs, pause }: { pauseMs: number; pause: (ms: number) => Promise<void> }): HostGate {
  const turns = new Map<string, Promise<void>>()
  return {
    through(host, work) {
      const done = (turns.get(host) ?? Promise.resolve()).then(work)
      const over = done
        .then(
          () => pause(pauseMs),
          () => pause(pauseMs),
        )
        .then(() => {
          if (turns.get(host) === over) turns.delete(host)
        })
      turns.set(host, over)
      return done
    },
    async idle() {
      while (turns.size > 0) await Promise.all(turns.values())
    },
  }
}
