/**
 * Whether the request comes from a page of ours: the browser says so (Sec-Fetch-Site), or, where it says nothing, the
 * Origin's host is the host that was asked. Neither header: it is not known, and so it does not.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = headers.get('origin')
  return origin !== null && URL.canParse(origin) && new URL(origin).host === headers.get('host')
}
