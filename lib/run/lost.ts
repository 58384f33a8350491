/** How many of its own intervals a run may be silent before it counts as lost. */
export const MISSED_HEARTBEATS = 3

/** How often a run that says nothing of it is taken to report: once a day, since many say no more than that they began and ended. */
export const DEFAULT_HEARTBEAT_SECONDS = 86_400

/** From when on a run that was last heard of at `heardAt` counts as lost; `heartbeatSeconds` is how often it said it would report. */
export function lostAt(heardAt: Date, heartbeatSeconds: number): Date {
  return new Date(heardAt.getTime() + MISSED_HEARTBEATS * heartbeatSeconds * 1000)
}
