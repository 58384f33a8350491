import { urlOf } from '../url.ts'

/**
 * Whether an address lies where the version's publisher already has it, by the addresses of its hosts: on the same host and in the same folder. Such a
 * copy is no further one. An address that cannot be read lies nowhere.
 */
export function isAtHost(address: string, hosts: readonly string[]): boolean {
  const at = urlOf(address)
  if (at === null) return false
  return hosts.some((host) => {
    const home = urlOf(host)
    if (home === null || home.host !== at.host) return false
    const folder = home.pathname.replace(/\/+$/, '')
    return at.pathname === folder || at.pathname.startsWith(`${folder}/`)
  })
}
