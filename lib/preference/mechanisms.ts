import { AI_AGENTS_VERSION, readRobotsAgents } from './ai-agents.ts'
import { CC_SIGNALS_VERSION } from './cc-signals.ts'
import { CONTENT_SIGNAL_VERSION, readContentSignal } from './content-signal.ts'
import { CONTENT_USAGE_VERSION, readContentUsage } from './content-usage.ts'
import type { Mechanism } from './preference.ts'
import { ROBOTS_TXT_VERSION } from './robots-txt.ts'
import type { Reading, Signal, Subject } from './signal.ts'

/**
 * A mechanism as it is read here. `version`: of its reader, stored with what it read. `says`: where it is said, for people. `isHeader`: its
 * reader takes the header lines of a response, whatever mechanism the response was asked for.
 */
export type MechanismReader = {
  key: Mechanism
  version: string
  says: string
  isHeader: boolean
  read(signal: Signal, subject: Subject): Reading
}

/** Every mechanism that is read from bytes, in the order of the specification. Terms of service are recorded by a person. */
export const MECHANISM_READERS: readonly MechanismReader[] = [
  {
    key: 'robots-txt',
    version: ROBOTS_TXT_VERSION,
    says: '/robots.txt: who may fetch what',
    isHeader: false,
    read: readWholeRobots,
  },
  {
    key: 'ai-agent',
    version: AI_AGENTS_VERSION,
    says: '/robots.txt: groups that name AI agents',
    isHeader: false,
    read: (signal, subject) => only('ai-agent', readRobotsAgents(signal, subject)),
  },
  {
    key: 'control-token',
    version: AI_AGENTS_VERSION,
    says: '/robots.txt: groups that name a control token',
    isHeader: false,
    read: (signal, subject) => only('control-token', readRobotsAgents(signal, subject)),
  },
  {
    key: 'content-usage',
    version: CONTENT_USAGE_VERSION,
    says: 'Content-Usage, in /robots.txt or a header',
    isHeader: true,
    read: readContentUsage,
  },
  {
    key: 'content-signal',
    version: CONTENT_SIGNAL_VERSION,
    says: 'Content-Signal, in /robots.txt or a header',
    isHeader: true,
    read: readContentSignal,
  },
  {
    key: 'cc-signals',
    version: CC_SIGNALS_VERSION,
    says: 'exceptions=cc-… on a Content-Usage that refuses',
    isHeader: false,
    read: (signal, subject) => only('cc-signals', readContentUsage(signal, subject)),
  },
]

/** The mechanisms whose lines stand in a robots.txt; CC signals are read with the Content-Usage that they qualify. */
const IN_ROBOTS: readonly Mechanism[] = ['content-usage', 'content-signal', 'rsl']

function readWholeRobots(signal: Signal, subject: Subject): Reading {
  const readers = MECHANISM_READERS.filter(({ key }) => IN_ROBOTS.includes(key))
  const readings = [readRobotsAgents(signal, subject), ...readers.map(({ read }) => read(signal, subject))]
  return {
    statements: readings.flatMap(({ statements }) => statements),
    flags: [...new Set(readings.flatMap(({ flags }) => flags))],
  }
}

function only(mechanism: Mechanism, { statements, flags }: Reading): Reading {
  return { statements: statements.filter((statement) => statement.mechanism === mechanism), flags }
}

/** The reader of a mechanism, or null where a person records it. */
export function findReader(mechanism: Mechanism): MechanismReader | null {
  return MECHANISM_READERS.find(({ key }) => key === mechanism) ?? null
}
