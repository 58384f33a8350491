/** Milliseconds of processor time that this process has taken, all threads together: others' work on the same computer counts little. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
