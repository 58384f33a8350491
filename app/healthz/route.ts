export const dynamic = 'force-dynamic'

/** Whether this process answers; it asks nobody. */
export async function GET(): Promise<Response> {
  return Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } })
}
