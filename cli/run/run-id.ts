import { Refusal } from '#lib/error.ts'

/** The id of a run as a person writes it: bare, or within the address of its page. */
export function idOf(text: string | undefined): string {
  const [id] = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i.exec(text ?? '') ?? []
  if (id !== undefined) return id.toLowerCase()
  throw new Refusal('malformed', 'A run is named by its id, such as 0b9e0c9e-…, or by the address of its page.')
}
