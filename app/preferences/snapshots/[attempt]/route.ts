import { z } from 'zod'
import { blobs, database } from '#app/_server/db.ts'
import { findAttempt } from '#db/queries/find-attempt.ts'

type Props = { params: Promise<{ attempt: string }> }

/**
 * The bytes that a place answered with, exactly as they came. They are a stranger's: sent as plain text that no browser takes for anything else,
 * runs, or frames.
 */
export async function GET(_request: Request, { params }: Props): Promise<Response> {
  const { attempt: id } = await params
  const found = z.uuid().safeParse(id).success ? await findAttempt(database(), id) : null
  const body = found?.attempt.body ?? null
  const kept = body === null ? null : await blobs().read(body)
  if (kept === null) return new Response('No bytes are kept of this.\n', { status: 404, headers: PLAIN })
  return new Response(Buffer.from(kept), {
    headers: {
      ...PLAIN,
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Disposition': 'inline; filename="snapshot.txt"',
      ETag: `"${body}"`,
    },
  })
}

const PLAIN = {
  'Content-Type': 'text/plain; charset=utf-8',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'X-Robots-Tag': 'noindex',
} as const
