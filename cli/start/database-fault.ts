import { Refusal } from '#lib/error.ts'

/** Turns what the database driver throws at the start into a sentence for the person; `url` is shown without its password. */
export function databaseFault(url: string): (error: unknown) => never {
  return (error) => {
    throw new Refusal('unavailable', sentence(shown(url), error))
  }
}

function sentence(where: string, error: unknown): string {
  const { code, message } = facts(error)
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'ETIMEDOUT' || /timeout/i.test(message))
    return `The database at ${where} can't be reached (${code || message}). Is it running, and is DATABASE_URL right?`
  if (code === '28P01' || code === '28000')
    return `The database at ${where} refuses the user or password in DATABASE_URL.`
  if (code === '3D000') return `There is no such database at ${where}. Create it, or change DATABASE_URL.`
  if (code === '53100' || code === 'ENOSPC')
    return `The disk of the database at ${where} is full. Make room and start again; nothing was changed.`
  return `The database at ${where} could not be brought to its newest form, and was left as it was: ${message}`
}

/** The first error in the chain of causes that has a code: drizzle wraps the driver's. */
function facts(error: unknown): { code: string; message: string } {
  let message = String(error)
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    message = at.message
    if ('errors' in at && Array.isArray(at.errors)) return facts(at.errors[0])
    if ('code' in at && typeof at.code === 'string') return { code: at.code, message }
  }
  return { code: '', message }
}

function shown(url: string): string {
  if (!URL.canParse(url)) return 'the address in DATABASE_URL'
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}
