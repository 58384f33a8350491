import { onceFor } from '../once-for.ts'
import { urlOf } from '../url.ts'
import { groupsFor } from './robots-groups.ts'
import { type RobotsFile, type RobotsGroup, type RobotsLine, textOf } from './robots-txt.ts'
import { addressOf, type RslLink } from './rsl-links.ts'

/** The licences that a robots.txt announces to an agent by RSL's guide, where a License line ends a list of agents as a rule does. */
export function robotsLicenses(file: RobotsFile, agent: string): string[] {
  return licenseLines(file, agent, 'extended').map(addressIn)
}

/** The same as RFC 9309 groups the file, where an unknown line leaves a group open: the other reading. */
export function robotsLicensesByRfc(file: RobotsFile, agent: string): string[] {
  return licenseLines(file, agent, 'rfc').map(addressIn)
}

/**
 * Every licence that a robots.txt announces to an agent: those of its groups, which replace the global ones, else those before any
 * group. The stricter reading adds those of the other grouping, and of a `*` group that a named one hides.
 */
export function robotsLinks(file: RobotsFile, agent: string, location: string): RslLink[] {
  const { isNamed } = groupsFor(file, agent, { grouping: 'extended' })
  const own = licenseLines(file, agent, 'extended')
  const further = without([...licenseLines(file, agent, 'rfc'), ...hiddenLines(file, agent)], own)
  const isOfGroup = own[0] !== undefined && !file.outside.includes(own[0])
  return [
    ...own.map((line) => linkOf(line, location, { agents: isOfGroup && isNamed ? [agent] : '*', isStricter: false })),
    ...further.map((line) => linkOf(line, location, { agents: '*', isStricter: true })),
  ]
}

/** Every address that a robots.txt names as a licence, for whomever. */
export function licenseAddresses(file: RobotsFile): string[] {
  return licenseLinesIn(file).filter(isLicense).map(addressIn)
}

const licenseLinesIn = onceFor(({ lines }: RobotsFile) => lines.filter(({ key }) => key === 'license'))

/** Remarks on how the License lines of a robots.txt were read for an agent. */
export function robotsLicenseFlags(file: RobotsFile, agent: string): string[] {
  const [own, byRfc] = [licenseLines(file, agent, 'extended'), licenseLines(file, agent, 'rfc')]
  const isAmbiguous = without(own, byRfc).length + without(byRfc, own).length > 0
  const written = licenseLinesIn(file)
  return [
    ...(isAmbiguous ? ['ambiguous-grouping'] : []),
    ...(without(hiddenLines(file, agent), own).length > 0 ? ['named-group-hides-star'] : []),
    ...(written.every(isLicense) ? [] : ['malformed']),
    ...(own.some(({ isEdge }) => isEdge) ? ['edge-managed'] : []),
  ]
}

function licenseLines(file: RobotsFile, agent: string, grouping: 'rfc' | 'extended'): RobotsLine[] {
  const { groups } = groupsFor(file, agent, { grouping })
  const own = licensesOf(groups)
  return own.length > 0 ? own : file.outside.filter(isLicense)
}

/** The License lines of a `*` group that a named one hides, in either grouping. */
function hiddenLines(file: RobotsFile, agent: string): RobotsLine[] {
  const groupings = [groupsFor(file, agent, { grouping: 'extended' }), groupsFor(file, agent)]
  return groupings.flatMap(({ isNamed, star }) => (isNamed ? licensesOf(star) : []))
}

/** Lines of one list that are not in another, each once. */
function without(lines: readonly RobotsLine[], others: readonly RobotsLine[]): RobotsLine[] {
  const known = new Set(others)
  return [...new Set(lines)].filter((line) => !known.has(line))
}

function licensesOf(groups: readonly RobotsGroup[]): RobotsLine[] {
  return groups.flatMap(licensesOfGroup)
}

const licensesOfGroup = onceFor(({ lines }: RobotsGroup) => lines.filter(isLicense))

/** A License line names a whole address: a path alone is no licence (RSL guide, robots.txt). */
function isLicense({ key, value }: RobotsLine): boolean {
  return key === 'license' && /^https?:\/\//i.test(value) && urlOf(value) !== null
}

function addressIn({ value }: RobotsLine): string {
  return addressOf(textOf(value))
}

function linkOf(line: RobotsLine, location: string, how: Pick<RslLink, 'agents' | 'isStricter'>): RslLink {
  const evidence = { location, locator: `line ${line.line}`, quote: textOf(line.raw).slice(0, 500) }
  return { address: addressIn(line), evidence, ...how }
}
