import { AI_AGENTS_VERSION, readRobotsAgents } from './ai-agents.ts'
import { AI_TXT_VERSION, readAiTxt } from './ai-txt.ts'
import { AI_TXT_WELL_KNOWN_VERSION, readAiTxtWellKnown } from './ai-txt-well-known.ts'
import { C2PA_VERSION, readC2pa } from './c2pa.ts'
import { CC_SIGNALS_VERSION } from './cc-signals.ts'
import { CONTENT_SIGNAL_VERSION, readContentSignal } from './content-signal.ts'
import { CONTENT_USAGE_VERSION, readContentUsage } from './content-usage.ts'
import { IPTC_PLUS_VERSION, readIptcPlus } from './iptc-plus.ts'
import { atEachPlace, type PlacesReader } from './places.ts'
import type { Mechanism } from './preference.ts'
import { REGISTRY_VERSION, readRegistry } from './registry.ts'
import { ROBOTS_TAG_VERSION, readRobotsTag } from './robots-tag.ts'
import { ROBOTS_TXT_VERSION } from './robots-txt.ts'
import { RSL_VERSION, readRsl } from './rsl.ts'
import type { Reading, Signal } from './signal.ts'
import { readTdmAi, TDM_AI_VERSION } from './tdm-ai.ts'
import { readTdmrep, TDMREP_VERSION } from './tdmrep.ts'
import { readTrustTxt, TRUST_TXT_VERSION } from './trust-txt.ts'

/**
 * A mechanism as it is read here. `version`: of its reader, stored with what it read. `says`: where it is said, for people. `isHeader`: its
 * reader takes the header lines of a response, whatever mechanism the response was asked for. `read` is given all places of the mechanism
 * at once; `atEachPlace` makes it of a reader that takes one.
 */
export type MechanismReader = {
  key: Mechanism
  version: string
  says: string
  isHeader: boolean
  read: PlacesReader
}

/** Every mechanism that is read from bytes, in the order of the specification. Terms of service are recorded by a person. */
export const MECHANISM_READERS: readonly MechanismReader[] = [
  {
    key: 'robots-txt',
    version: ROBOTS_TXT_VERSION,
    says: '/robots.txt: who may fetch what',
    isHeader: false,
    read: atEachPlace(readRobotsAgents),
  },
  {
    key: 'ai-agent',
    version: AI_AGENTS_VERSION,
    says: '/robots.txt: groups that name AI agents',
    isHeader: false,
    read: atEachPlace((signal, subject) => only('ai-agent', readRobotsAgents(signal, subject))),
  },
  {
    key: 'control-token',
    version: AI_AGENTS_VERSION,
    says: '/robots.txt: groups that name a control token',
    isHeader: false,
    read: atEachPlace((signal, subject) => only('control-token', readRobotsAgents(signal, subject))),
  },
  {
    key: 'content-usage',
    version: CONTENT_USAGE_VERSION,
    says: 'Content-Usage, in /robots.txt or a header',
    isHeader: true,
    read: atEachPlace(readContentUsage),
  },
  {
    key: 'content-signal',
    version: CONTENT_SIGNAL_VERSION,
    says: 'Content-Signal, in /robots.txt or a header',
    isHeader: true,
    read: atEachPlace(readContentSignal),
  },
  {
    key: 'c2pa',
    version: C2PA_VERSION,
    says: 'training and data mining in a signed manifest, in a file or beside it',
    isHeader: false,
    read: atEachPlace(readC2pa),
  },
  {
    key: 'iptc-plus',
    version: IPTC_PLUS_VERSION,
    says: 'DataMining of the PLUS vocabulary, in the XMP of a file',
    isHeader: false,
    read: atEachPlace(readIptcPlus),
  },
  {
    key: 'tdmrep',
    version: TDMREP_VERSION,
    says: '/.well-known/tdmrep.json, a header, the HTML head, or inside an EPUB or PDF',
    isHeader: true,
    read: readTdmrep,
  },
  {
    key: 'robots-tag',
    version: ROBOTS_TAG_VERSION,
    says: 'X-Robots-Tag, or a robots meta in the HTML head',
    isHeader: true,
    read: readRobotsTag,
  },
  {
    key: 'ai-txt',
    version: AI_TXT_VERSION,
    says: "/ai.txt in Spawning's form",
    isHeader: false,
    read: atEachPlace(readAiTxt),
  },
  {
    key: 'ai-txt-well-known',
    version: AI_TXT_WELL_KNOWN_VERSION,
    says: '/.well-known/ai.txt of an individual draft',
    isHeader: false,
    read: atEachPlace(readAiTxtWellKnown),
  },
  {
    key: 'trust-txt',
    version: TRUST_TXT_VERSION,
    says: 'datatrainingallowed in /trust.txt',
    isHeader: false,
    read: readTrustTxt,
  },
  {
    key: 'rsl',
    version: RSL_VERSION,
    says: 'RSL licences, announced in /robots.txt, a header or a page, or held by the work',
    isHeader: true,
    read: readRsl,
  },
  {
    key: 'cc-signals',
    version: CC_SIGNALS_VERSION,
    says: 'exceptions=cc-… on a Content-Usage that refuses',
    isHeader: false,
    read: atEachPlace((signal, subject) => only('cc-signals', readContentUsage(signal, subject))),
  },
  {
    key: 'tdm-ai',
    version: TDM_AI_VERSION,
    says: 'TDM·AI declarations, bound to an ISCC',
    isHeader: false,
    read: atEachPlace(readTdmAi),
  },
  {
    key: 'registry',
    version: REGISTRY_VERSION,
    says: "an answer of Spawning's Do Not Train registry",
    isHeader: false,
    read: atEachPlace(readRegistry),
  },
]

/** The mechanisms whose lines stand in a robots.txt too; CC signals are read with the Content-Usage that they qualify. */
const IN_ROBOTS: readonly Mechanism[] = ['content-usage', 'content-signal', 'rsl']

/** The part of a signal that a mechanism reads: the whole of its own or of a robots.txt that has its lines, of others the header lines. */
export function partFor({ key, isHeader }: MechanismReader, signal: Signal): Signal | null {
  if (signal.mechanism === key || (signal.mechanism === 'robots-txt' && IN_ROBOTS.includes(key))) return signal
  return isHeader && signal.headers.length > 0 ? { ...signal, body: null } : null
}

function only(mechanism: Mechanism, reading: Reading): Reading {
  return { ...reading, statements: reading.statements.filter((statement) => statement.mechanism === mechanism) }
}

/** The reader of a mechanism, or null where a person records it. */
export function findReader(mechanism: Mechanism): MechanismReader | null {
  return MECHANISM_READERS.find(({ key }) => key === mechanism) ?? null
}
