import { parseXml } from '../preference/xml.ts'
import { importerOf, refusedReading } from './candidate.ts'
import { dataciteCandidate } from './datacite-read-candidate.ts'
import { membersOfXml } from './datacite-read-members.ts'
import type { Importer, ReadContext, Reading } from './import.ts'
import { findUnkeepable } from './keepable.ts'

const SELF = { format: 'datacite-xml', version: 1 } as const
const NAMESPACE = /^https?:\/\/(?:schema\.)?datacite\.org\/(?:schema|meta)\/kernel-(\d(?:\.\d)?)/
/** So much of a text is looked at for its root element. */
const HEAD = 4000

/** DataCite metadata as XML (kernel 4; read against the examples of 4.6 and 4.7). */
export const dataciteXml: Importer = {
  ...SELF,
  label: 'DataCite (XML)',
  claims: (text) => {
    const head = text.slice(0, HEAD)
    if (!/^\s*</.test(head) || !/<(?:\w+:)?resource[\s>]/.test(head)) return 0
    return /datacite\.org\/(?:schema|meta)\/kernel-/.test(head) ? 1 : 0.3
  },
  read: async (text, context) => readXml(text, context),
}

function readXml(text: string, context: ReadContext): Reading {
  const refused = (at: string, message: string) => refusedReading(SELF, [{ grade: 'refuse', at, message, rule: 'xml' }])
  const xml = parseXml(text)
  if (!xml.ok) return refused(placeIn(xml.fault), `The document is no XML that is read: ${xml.fault}.`)
  const { root } = xml
  const [, kernel] = NAMESPACE.exec(root.namespace) ?? []
  if (root.name !== 'resource' || kernel === undefined)
    return refused(root.path, `${root.path}: the root of a DataCite record is resource in a namespace of its kernel.`)
  const said = membersOfXml(root)
  const unkeepable = findUnkeepable(said.members)
  if (unkeepable !== null) return refused(unkeepable.at, `${unkeepable.at}: ${unkeepable.what}`)
  return {
    format: SELF.format,
    formatVersion: `kernel-${kernel}`,
    importer: importerOf(SELF),
    candidates: [dataciteCandidate(said, SELF, context)],
    troubles: [],
  }
}

function placeIn(fault: string): string {
  return /^line \d+/.exec(fault)?.[0] ?? ''
}
