import { Refusal } from '#lib/error.ts'

/** The refusal with which the work ends. Throws where it ends well, or with a bug. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof Refusal) return error
  throw error ?? new Error('It was not refused.')
}
