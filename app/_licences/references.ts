import type { Evidence } from '#lib/evidence.ts'
import type { Judged } from './judged.ts'

/** A piece of evidence that a report rests on, with the number of its note. */
export type Reference = { number: number; digest: string; piece: Evidence; staleSince: string | null }

/** Every piece of evidence of the judged statements, numbered from 1 in the order of the parts. */
export function referencesOf({ parts }: Pick<Judged, 'parts'>): Map<string, Reference> {
  const found = new Map<string, Reference>()
  for (const { rests } of parts)
    for (const { evidence, watched } of rests)
      for (const [place, piece] of evidence.entries()) {
        const known = watched[place]
        if (known === undefined || found.has(known.digest)) continue
        const { digest, page } = known
        found.set(digest, { number: found.size + 1, digest, piece, staleSince: page.staleSince })
      }
  return found
}
