import type { VersionFacts } from '../facts.ts'
import type { Probe, Seen } from '../probe.ts'

/** Whether versions are immutable, explained, superseded in sight, and the same at each listed host (§4 D3, D4). */
export const versionsControlled: Probe = { criterion: '7.4', version: 1, judge }

function judge({ derived: { hasReason, hosts, status }, recorded }: VersionFacts): Seen {
  if (status === 'draft') return { outcome: 'false', reason: 'A draft may still change.', evidence: 'registry' }
  if (!hasReason) return { outcome: 'false', reason: 'It does not say why this version exists.', evidence: 'registry' }
  const fixed = 'Immutable here, with its reason, and marked when superseded or withdrawn'
  if (hosts.length === 0) return { outcome: 'true', reason: `${fixed}; no other host is listed.`, evidence: 'registry' }
  const fact = recorded['host-versions']
  const same = hosts.filter((url) => fact?.value.hosts.some((host) => host.url === url && host.showsSameLatest))
  const reason = `${fixed}; ${same.length} of ${hosts.length} listed hosts are known to show the same newest version.`
  const isSame = fact !== undefined && same.length === hosts.length
  return { outcome: isSame ? 'true' : 'partly', reason, evidence: isSame ? fact.evidence : 'registry' }
}
