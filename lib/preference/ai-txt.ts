import { isSoft404 } from './body-kind.ts'
import { normalPath, normalPattern, pathPattern } from './path-pattern.ts'
import { PreferenceStatement } from './preference.ts'
import { groupsAmong } from './robots-groups.ts'
import { parseRobotsTxt, type RobotsGroup, type RobotsLine, textOf } from './robots-txt.ts'
import { type Reading, SILENT, type Signal, type Subject, subjectPath } from './signal.ts'

/** Spawning's /ai.txt of 2023, which was never specified: by what its generator writes (`preferences.md` §2.5; ours). */
export const AI_TXT_VERSION = 'ai-txt/1'

type Rule = { line: RobotsLine; isAllow: boolean; octets: number }

/** How patterns are compared: case counts or not, and what a tie means. */
type Comparison = { isCaseless: boolean; tie: 'allow' | 'deny' }

const LETTER: Comparison = { isCaseless: false, tie: 'allow' }
const STRICT: Comparison = { isCaseless: true, tie: 'deny' }

/**
 * The rule of an /ai.txt for a path: the longest pattern that fits, in the groups that a robots.txt of that form would have; null where
 * none does. A pattern such as `*.jpg` needs no slash before it.
 */
export function aiTxtRule(groups: readonly RobotsGroup[], path: string, comparison: Comparison = LETTER): Rule | null {
  const compared = (text: string) => (comparison.isCaseless ? text.toLowerCase() : text)
  const asked = compared(normalPath(path))
  const rules = groups
    .flatMap(({ lines }) => lines)
    .filter(({ key, value }) => (key === 'allow' || key === 'disallow') && value !== '')
    .flatMap((line): Rule[] => {
      const pattern = pathPattern(compared(normalPattern(line.value)))
      return pattern.fits(asked) ? [{ line, isAllow: line.key === 'allow', octets: pattern.octets }] : []
    })
  const isFirst = (rule: Rule) => Number(rule.isAllow === (comparison.tie === 'allow'))
  const [longest] = rules.toSorted((a, b) => b.octets - a.octets || isFirst(b) - isFirst(a))
  return longest ?? null
}

/**
 * What an /ai.txt says of training. The protective reading denies where a pattern fits in any case, where two of one length disagree, and where
 * the `*` group that a named one hides refuses.
 */
export function readAiTxt(signal: Signal, subject: Subject): Reading {
  if (signal.body === null) return SILENT
  if (isSoft404(signal.body)) return { statements: [], flags: ['soft-404'] }
  const file = parseRobotsTxt(signal.body)
  const { groups, isNamed, star } = groupsAmong(file.rfc, subject.agent)
  const path = subjectPath(subject.url)
  const rule = aiTxtRule(groups, path)
  const stricter = [aiTxtRule(groups, path, STRICT), isNamed ? aiTxtRule(star, path, STRICT) : null]
  const refusing = rule?.isAllow === false ? [] : stricter.filter((one) => one !== null).filter((one) => !one.isAllow)
  return {
    statements: [
      ...(rule === null ? [] : [statementOf(rule, signal, isNamed ? [subject.agent] : '*')]),
      ...refusing.slice(0, 1).map((one) => inProtective(statementOf(one, signal, '*'))),
    ],
    flags: file.isTruncated ? ['parsed-truncated'] : [],
  }
}

function statementOf({ line, isAllow }: Rule, { location }: Signal, addressee: '*' | string[]): PreferenceStatement {
  const value = isAllow ? 'allow' : 'deny'
  return PreferenceStatement.parse({
    id: `ai-txt:line ${line.line}`,
    mechanism: 'ai-txt',
    effects: { 'train-gen': value, 'train-nongen': value },
    basis: 'explicit',
    addressee,
    evidence: [{ location, locator: `line ${line.line}`, quote: textOf(line.raw).slice(0, 500) }],
  })
}

function inProtective(statement: PreferenceStatement): PreferenceStatement {
  return { ...statement, id: `${statement.id} protective`, profiles: ['protective'] }
}
