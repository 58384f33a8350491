import { parseRsl } from './rsl-document.ts'
import { coveringContents, type RslStanding } from './rsl-scope.ts'
import { type RslPlace, rslStatements, unlicensed } from './rsl-statements.ts'
import { type Reading, SILENT } from './signal.ts'
import { attributeOf } from './xml.ts'

/** How a text is read: for which record, where it stands, and whether somebody says that it is RSL, so that another text is a fault. */
export type RslTextContext = { url: string; standing: RslStanding; place: RslPlace; isSaidToBeRsl: boolean }

/**
 * What a text says of a record. One that is no valid document licenses nothing: it is flagged, and in the protective reading denies the
 * AI leaves, since terms were meant. A valid one that does not cover the record is flagged alone (`preferences.md` §2.9).
 */
export function readRslText(text: string, { url, standing, place, isSaidToBeRsl }: RslTextContext): Reading {
  const rsl = parseRsl(text)
  if (rsl.kind === 'refused') return { ...SILENT, unread: rsl.fault }
  if (rsl.kind === 'none' && !isSaidToBeRsl) return SILENT
  if (rsl.kind !== 'read' && standing === 'foreign') return { ...SILENT, flags: ['rsl-unlicensed'] }
  if (rsl.kind === 'none') return unlicensedBy(text, 'no element of RSL', place)
  if (rsl.kind === 'faulty') return unlicensedBy(text, rsl.fault, place)
  const nameless = rsl.contents.find((content) => standing !== 'embedded' && attributeOf(content, 'url') === null)
  if (nameless !== undefined) return unlicensedBy(nameless.quote, `${nameless.path}: no url`, place)
  const groups = coveringContents(rsl.contents, url, standing)
  if (groups.length === 0) return { statements: [], flags: ['rsl-unlicensed'] }
  const statements = rslStatements(groups, place)
  const isLegacy = statements.some(({ flags }) => flags.includes('legacy-label'))
  return { statements, flags: isLegacy ? ['legacy-label'] : [] }
}

function unlicensedBy(quote: string, fault: string, place: RslPlace): Reading {
  const evidence = {
    location: place.location,
    locator: `${place.prefix}${fault}`.slice(0, 300),
    quote: quote.slice(0, 500),
  }
  return { statements: [unlicensed(place, evidence)], flags: ['rsl-unlicensed'] }
}
