import { lookup } from 'node:dns/promises'
import ipaddr from 'ipaddr.js'
import { Refusal } from '../error.ts'

/** An address that a connection may go to. */
export type PinnedAddress = { address: string; family: 4 | 6 }

/** Where names lead to, and which addresses may be asked besides public ones. */
export type Net = {
  /** All addresses that a name has now; rejects where it has none. */
  addressesOf(host: string): Promise<string[]>
  mayAlsoAsk(address: string): boolean
}

/** The net as it is: names by the system's resolver, public addresses alone. */
export const INTERNET: Net = { addressesOf: resolve, mayAlsoAsk: () => false }

/** The same with servers on this machine: for tests only. */
export const WITH_LOOPBACK: Net = { addressesOf: resolve, mayAlsoAsk: isLoopback }

/** A name leads to an address inside a private network, which is never asked on a stranger's word. */
export class BlockedAddress extends Refusal {
  constructor(host: string, address: string) {
    const range = ipaddr.process(address).range()
    super('invalid', `${host} is at an address inside a private network (${range}), which is never read from here.`)
  }
}

/**
 * The IP address to connect to for a host: of those that its name has now, the first, provided that all are public. Private,
 * loopback, link-local, carrier-grade NAT, multicast, reserved and IPv6 forms that carry an IPv4 address are refused.
 */
export async function publicAddressOf(url: URL, net: Net = INTERNET): Promise<PinnedAddress> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const found = ipaddr.isValid(host) ? [host] : await net.addressesOf(host)
  for (const address of found)
    if (!isPublic(address) && !net.mayAlsoAsk(address)) throw new BlockedAddress(url.host, address)
  const [first] = found
  if (first === undefined) throw new Refusal('unavailable', `The name ${host} has no address. Check its spelling.`)
  return { address: first, family: ipaddr.parse(first).kind() === 'ipv6' ? 6 : 4 }
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

async function resolve(host: string): Promise<string[]> {
  const found = await lookup(host, { all: true, verbatim: true }).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(
      'unavailable',
      `The name ${host} could not be resolved (${error.code ?? error.message}). Check its spelling.`,
    )
  })
  return found.map(({ address }) => address)
}
