import type { HostRevision, Link } from '../dataset/schema.ts'
import { urlOf } from '../url.ts'

/** The kinds of links that lead to where a dataset's files are had. */
const FILES_AT: readonly Link['kind'][] = ['hugging-face', 'github', 'download']

/** Where the publisher has a version: the hosts that it names, and the places of its dataset's files. */
export function homesOf(hosts: readonly HostRevision[], links: readonly Link[]): string[] {
  return [...hosts, ...links.filter(({ kind }) => FILES_AT.includes(kind))].map(({ url }) => url)
}

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
