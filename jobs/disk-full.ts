/** What the engine of Parquet files says where the disk is full, and what Postgres says; they give no code of the system’s. */
const SAID = /No space left on device|Disk quota exceeded/i

/** Whether work ended because there was no room left on a disk: told by the system, or by an engine that wrote there, as the error or its cause. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  return code === 'ENOSPC' || code === 'EDQUOT' || SAID.test(error.message) || isDiskFull(error.cause)
}
