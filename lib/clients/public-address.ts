import { lookup } from 'node:dns/promises'
import ipaddr from 'ipaddr.js'
import { Refusal } from '../error.ts'

/** An address that a connection may go to. */
export type PinnedAddress = { address: string; family: 4 | 6 }

/**
 * The IP address to connect to for a host: of those that its name has now, the first, provided that all are public. Private,
 * loopback, link-local, carrier-grade NAT, multicast, reserved and IPv6 forms that carry an IPv4 address are refused.
 */
export async function publicAddressOf(url: URL, allowLoopback: boolean): Promise<PinnedAddress> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const found = ipaddr.isValid(host) ? [{ address: host }] : await resolve(host)
  for (const { address } of found) {
    if (isPublic(address) || (allowLoopback && isLoopback(address))) continue
    throw new Refusal(
      'invalid',
      `${url.host} is at an address inside a private network (${ipaddr.process(address).range()}), which is never read from here.`,
    )
  }
  const [first] = found
  if (first === undefined) throw new Refusal('unavailable', `The name ${host} has no address. Check its spelling.`)
  return { address: first.address, family: ipaddr.parse(first.address).kind() === 'ipv6' ? 6 : 4 }
}

const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Whether an IP address is one that anyone on the internet may have: for IPv6 within 2000::/3, the one block that is given out
 * (RFC 4291 §2.4), so that forms that carry an IPv4 address are out.
 */
export function isPublic(address: string): boolean {
  const parsed = ipaddr.parse(address)
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL_IPV6)) return false
  return parsed.range() === 'unicast'
}

function isLoopback(address: string): boolean {
  return ipaddr.parse(address).range() === 'loopback'
}

async function resolve(host: string): Promise<{ address: string }[]> {
  return lookup(host, { all: true, verbatim: true }).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(
      'unavailable',
      `The name ${host} could not be resolved (${error.code ?? error.message}). Check its spelling.`,
    )
  })
}
